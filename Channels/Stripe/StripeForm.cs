using System.Globalization;
using System.Text;

namespace Payments.Channels.Stripe;

/// <summary>Parameters in the order they were given, so that a repeated request has the same bytes.</summary>
internal sealed class StripeForm
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public StripeForm With(string name, string value)
    {
        _fields.Add(new(name, value));
        return this;
    }

    public StripeForm With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    public StripeForm WithSome(string name, string? value) => value is { Length: > 0 } ? With(name, value) : this;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _fields)
            text.Append(text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }
}
