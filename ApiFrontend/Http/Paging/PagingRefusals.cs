using Payments.Outcomes;

namespace Payments.Api.Http.Paging;

/// <summary>What can be wrong with the query of a request.</summary>
internal static class PagingRefusals
{
    private const int MaxEcho = 100;

    public static Refusal CursorInvalid { get; } = new(
        "CURSOR_INVALID",
        RefusalKind.Invalid,
        "The cursor is not one of this list with these filters: send next_cursor as it was answered, and the same filters, or begin without a cursor.",
        ListContract.Cursor);

    public static Refusal Unknown(string name)
    {
        var shown = name.Length <= MaxEcho ? name : name[..MaxEcho];
        return new("QUERY_PARAMETER_UNKNOWN", RefusalKind.Invalid, $"This route takes no parameter '{shown}'.", shown);
    }

    public static Refusal Invalid(string name, string rule) => new("QUERY_PARAMETER_INVALID", RefusalKind.Invalid, $"{name} must be {rule}.", name);

    public static Refusal Missing(string name) => new("QUERY_PARAMETER_MISSING", RefusalKind.Invalid, $"Say {name} in the query.", name);
}
