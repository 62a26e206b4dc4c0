"""What makes the program ready to be handed over: parts and licences, the SBOM, the offline kit."""
