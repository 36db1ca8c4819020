using System.Globalization;
using System.Text.Json;
using Microsoft.OpenApi;
using Payments.Checkout;
using Payments.Ids;

namespace Payments.Api.Http.Paging;

/// <summary>A parameter that a route takes in its query: how its text is read, and the rule that a refusal tells.</summary>
/// <param name="Parse">The value, or null when the text breaks the rule.</param>
internal sealed record QueryParameter(string Name, string Rule, Func<string, object?> Parse, JsonSchemaType Type)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static QueryParameter Id(string name, string prefix) =>
        new(name, $"an id that begins with {prefix}_", text => EntityId.IsWellFormed(prefix, text) ? text : null, JsonSchemaType.String);

    /// <summary>One of the words that the API uses for an enum.</summary>
    public static QueryParameter Word<T>(string name)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
        return new(name, $"one of {string.Join(", ", words.Keys)}", text => words.TryGetValue(text, out var value) ? value : null, JsonSchemaType.String);
    }

    public static QueryParameter OneOf(string name, params string[] words) =>
        new(name, $"one of {string.Join(", ", words)}", text => words.Contains(text) ? text : null, JsonSchemaType.String);

    public static QueryParameter Number(string name, long least, long most) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null,
        JsonSchemaType.Integer);

    public static QueryParameter Time(string name) =>
        new(name, "a time in RFC 3339, such as 2026-01-31T23:59:59Z (write a + as %2B)", text => ReadTime(text), JsonSchemaType.String);

    public static QueryParameter Currency(string name) =>
        new(name, "an ISO 4217 code in upper case, such as EUR", text => Money.Currency.TryGet(text, out _) ? text : null, JsonSchemaType.String);

    public static QueryParameter Text(string name, int longest = PaymentInput.MaxText) => new(
        name,
        $"a text of 1 to {longest} characters without control characters",
        text => text.Length <= longest && PaymentInput.CheckText(name, text) is null ? text : null,
        JsonSchemaType.String);

    // Without an offset nobody knows which moment is meant.
    private static DateTimeOffset? ReadTime(string text) =>
        text.Length is >= 20 and <= 40 && (text[^1] == 'Z' || text[^6] is '+' or '-' && text[^3] == ':')
        && DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
