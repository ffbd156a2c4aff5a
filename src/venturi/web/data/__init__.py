"""The pages of whoever sets up the workspace: people, stages, targets, rates, the audit trail and the export."""
