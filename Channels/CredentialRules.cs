namespace Payments.Channels;

/// <summary>Whether credentials are what a channel takes: one rule for the environment and for the API. Pure.</summary>
public static class CredentialRules
{
    /// <summary>Of one value; the longest are RSA keys in PEM.</summary>
    public const int Longest = 8 * 1024;

    /// <returns>The first thing that is wrong, without the value it is about; null when nothing is.</returns>
    public static CredentialFault? Check(IReadOnlyList<CredentialField> fields, IReadOnlyDictionary<string, string> given)
    {
        // Whoever mixes up names and values must not read the value in the answer, so that an unknown name is not repeated.
        if (given.Keys.Any(name => fields.All(field => field.Name != name))) return new CredentialFault(null, $"Only {string.Join(", ", fields.Select(field => field.Name))} can be given.");
        foreach (var field in fields)
        {
            if (given.GetValueOrDefault(field.Name) is not { Length: > 0 } value)
            {
                if (field.IsRequired || given.ContainsKey(field.Name)) return new CredentialFault(field.Name, "It must be given.");
                continue;
            }

            if (value.Length > Longest) return new CredentialFault(field.Name, $"It is longer than {Longest} characters.");
            if (field.Fault(value) is { } fault) return new CredentialFault(field.Name, fault);
        }

        return null;
    }

    /// <summary>One secret of at least 16 characters; or two with a comma between them, while it is changed.</summary>
    internal static string? SigningSecretFault(string text) => Secrets(text) is { Length: 1 or 2 } secrets && secrets.All(secret => secret.Length is >= 16 and <= 255 && secret.All(IsVisible))
        ? null
        : "It is one or two secrets of at least 16 characters, with a comma between them.";

    internal static string[] Secrets(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool IsVisible(char letter) => letter is > ' ' and <= '~';
}

/// <param name="Name">Which field; null where a name is given that is none.</param>
/// <param name="Why">In words that hold nothing of what was given.</param>
public sealed record CredentialFault(string? Name, string Why);
