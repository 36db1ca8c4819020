namespace Payments.Storage.Reads;

/// <summary>A row as it was read: its document, not yet parsed, and its version.</summary>
internal sealed record StoredDocument(byte[] Document, long Version);
