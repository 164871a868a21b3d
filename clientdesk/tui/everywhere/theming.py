"""Which theme the desk wears: the chosen one is read before the first frame, others when wanted."""

from clientdesk.model.errors import InvalidInputError
from clientdesk.tui.host import DeskHost
from clientdesk.tui.look.themes import DEFAULT, defaults_for, load_all, load_theme, theme_files

_SCROLLBAR_PAGE = (
    "scrollbar-background",
    "scrollbar-background-hover",
    "scrollbar-background-active",
    "scrollbar-corner-color",
)
REMEMBERED = "theme"
"""The key under which the choice is remembered."""


class Themed(DeskHost):
    """The part of the app that knows themes."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables for a theme that does not set them."""
        return defaults_for(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        """Let scrollbars be a quiet line on the page in every theme."""
        variables = super().get_css_variables()
        page, bar, lit = variables["background"], variables["rule"], variables["muted"]
        variables |= {"scrollbar": bar, "scrollbar-hover": lit, "scrollbar-active": lit}
        variables |= dict.fromkeys(_SCROLLBAR_PAGE, page)
        self.theme_variables = variables
        return variables

    def choose_theme(self) -> None:
        """Wear the remembered theme; one that cannot be used is named, and the default worn."""
        for name in (str(self.workbench.memory.get(REMEMBERED, DEFAULT)), DEFAULT):
            if name in self.available_themes or self._read_theme(name):
                self.theme = name
                return

    def _read_theme(self, name: str) -> bool:
        path = theme_files(self.workbench.settings.config).get(name)
        if path is None:
            self.opening.append(f"There is no theme called {name}; ^p and “theme” lists all.")
            return False
        try:
            self.register_theme(load_theme(name, path))
        except InvalidInputError as error:
            self.opening.append(str(error))
            return False
        return True

    def theme_names(self) -> list[str]:
        """Read every theme file, say which ones cannot be used, and return all names."""
        files = theme_files(self.workbench.settings.config)
        themes, faults = load_all(files, self.available_themes)
        for theme in themes:
            self.register_theme(theme)
        for fault in faults:
            self.problem(fault)
        return sorted(self.available_themes, key=lambda name: (name not in files, name))

    def wear(self, name: str) -> None:
        """Wear a theme from now on."""
        self.theme = name
        self.workbench.memory.put(REMEMBERED, name)
