"""What the visitor sees: one file a tab, and small pure renderers. Imports finetune and evaluation."""
