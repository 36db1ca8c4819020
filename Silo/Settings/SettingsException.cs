namespace Payments.Silo.Settings;

/// <summary>A setting is missing or wrong. The message is one sentence for whoever starts the process.</summary>
public sealed class SettingsException(string message) : Exception(message);
