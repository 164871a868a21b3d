"""The grammar of calendar files (RFC 5545): rules, zones and components, as they are written."""
