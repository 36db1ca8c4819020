using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>The parameters of a request, each of which may stand there once and must be one that the call knows.</summary>
internal sealed partial class StripeForm
{
    private readonly SortedDictionary<string, string> _fields = new(StringComparer.Ordinal);

    public string? this[string name] => _fields.GetValueOrDefault(name);

    public Dictionary<string, string> Metadata => _fields
        .Select(one => (Match: MetadataName().Match(one.Key), one.Value))
        .Where(one => one.Match.Success)
        .ToDictionary(one => one.Match.Groups[1].Value, one => one.Value, StringComparer.Ordinal);

    /// <summary>What tells a repeated request from another.</summary>
    public string Fingerprint(string path) => $"{path}\n{string.Join('\n', _fields.Select(one => $"{one.Key}={one.Value}"))}";

    /// <param name="known">Names; one that ends in [ stands for a hash or a list.</param>
    public static (StripeForm Form, StripeReply? Wrong) Read(IEnumerable<KeyValuePair<string, StringValues>> given, string[] known)
    {
        var form = new StripeForm();
        foreach (var (name, values) in given)
        {
            if (!known.Any(one => one.EndsWith('[') ? name.StartsWith(one, StringComparison.Ordinal) : name == one))
                return (form, StripeReply.Invalid($"Received unknown parameter: {name}", name, "parameter_unknown"));
            if (values is not [{ } value]) return (form, StripeReply.Invalid($"Invalid {name}: it was given more than once.", name));
            if (value.Length == 0) return (form, StripeReply.Invalid($"You passed an empty string for '{name}'.", name, "parameter_invalid_empty"));
            form._fields[name] = value;
        }

        foreach (var (name, value) in form.Metadata)
            if (name.Length > 40 || value.Length > 500) return (form, StripeReply.Invalid("Metadata keys have at most 40 characters, values 500.", $"metadata[{name}]"));
        return (form, null);
    }

    [GeneratedRegex(@"^metadata\[([^\[\]]+)\]$")]
    private static partial Regex MetadataName();
}
