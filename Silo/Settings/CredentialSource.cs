using Payments.Channels;

namespace Payments.Silo.Settings;

/// <summary>Reads credentials from the environment, each in a variable of its field's name in capitals.</summary>
internal static class CredentialSource
{
    /// <param name="besides">Variables that stand beside the credentials.</param>
    public static Dictionary<string, string> Read(IConfigurationSection account, string channel, IReadOnlyList<CredentialField> fields, params string[] besides)
    {
        string[] known = [.. fields.Select(field => field.Name.ToUpperInvariant()), .. besides];
        if (account.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingsException($"{Name(unknown)} is not known; {channel} takes {string.Join(", ", known)}.");
        var given = new Dictionary<string, string>();
        foreach (var field in fields)
            if (account[field.Name.ToUpperInvariant()] is { Length: > 0 } text) given[field.Name] = FromFile(account, field.Name.ToUpperInvariant(), text);
        if (CredentialRules.Check(fields, given) is not { } fault) return given;
        var variable = $"{Name(account)}__{fault.Name?.ToUpperInvariant()}";
        // The fault says what is wrong and never what was given.
        throw new SettingsException(given.ContainsKey(fault.Name ?? "") ? $"{variable} is not usable: {fault.Why}" : $"{variable} is not set.");
    }

    public static string Name(IConfigurationSection section) => section.Path.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Keys have many lines, so a value may be the path of a file that holds it.</summary>
    private static string FromFile(IConfigurationSection account, string variable, string text)
    {
        if (!text.StartsWith('/')) return text;
        try
        {
            return File.ReadAllText(text).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Name(account)}__{variable} names a file that cannot be read.");
        }
    }
}
