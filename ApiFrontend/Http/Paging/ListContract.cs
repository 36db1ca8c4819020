using Payments.Api.Access;
using Payments.Ids;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Routing;

namespace Payments.Api.Http.Paging;

/// <summary>What the query of a list may say: limit, cursor, times, whose it is, and the list's own filters.</summary>
internal sealed class ListContract
{
    public const string Limit = "limit";
    public const string Cursor = "cursor";
    public const string Merchant = "merchant_id";
    public const int MostEntries = 100;
    private const int UsualEntries = 20;
    private const int LongestCursor = 200;

    private readonly string _name;
    private readonly string _from;
    private readonly string _to;
    private readonly ListOwner _owner;
    private readonly QueryParameter[] _own;

    private ListContract(string name, string timePrefix, ListOwner owner, QueryParameter[] filters)
    {
        (_name, _from, _to, _owner) = (name, timePrefix + "from", timePrefix + "to", owner);
        _own =
        [
            QueryParameter.Number(Limit, 1, MostEntries),
            QueryParameter.Text(Cursor, LongestCursor) with { Parse = text => text.Length <= LongestCursor ? text : null },
            QueryParameter.Time(_from),
            QueryParameter.Time(_to),
            .. filters,
        ];
        Parameters = owner == ListOwner.InRoute ? _own : [.. _own, QueryParameter.Id(Merchant, IdPrefix.Merchant)];
    }

    /// <summary>Everything it may say, for the API's document.</summary>
    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>A list of one merchant's: merchants see their own, administrators name the merchant.</summary>
    /// <param name="timePrefix">What stands before "from" and "to".</param>
    public static ListContract OfMerchant(string name, string timePrefix, params QueryParameter[] filters) => new(name, timePrefix, ListOwner.Merchant, filters);

    /// <summary>A list of one merchant's, or of what is the platform's own: that is what administrators see who name no merchant.</summary>
    public static ListContract OfMerchantOrPlatform(string name, string timePrefix, params QueryParameter[] filters) => new(name, timePrefix, ListOwner.MerchantOrPlatform, filters);

    /// <summary>A list for administrators, who may narrow it to one merchant.</summary>
    public static ListContract OfPlatform(string name, string timePrefix, params QueryParameter[] filters) => new(name, timePrefix, ListOwner.Anyone, filters);

    /// <summary>A list whose owner, where it has one, stands in the route.</summary>
    public static ListContract OfRoute(string name, string timePrefix, params QueryParameter[] filters) => new(name, timePrefix, ListOwner.InRoute, filters);

    /// <param name="inRoute">The owner that stands in the route, which cursors are bound to.</param>
    public Outcome<ListRequest> Read(HttpContext http, string? inRoute = null)
    {
        var caller = Caller.Of(http)!;
        // A merchant has no say in whose list it is, so that the parameter cannot tell one stranger from another.
        var values = QueryValues.Read(http, caller.IsAdministrator ? Parameters : _own);
        if (!values.Accepted) return values.Refusal;
        var merchant = _owner == ListOwner.InRoute ? null : caller.IsAdministrator ? values.Value.Text(Merchant) : caller.Id;
        if (merchant is null && _owner == ListOwner.Merchant) return PagingRefusals.Missing(Merchant);
        if (merchant is null && _owner == ListOwner.MerchantOrPlatform) merchant = RoutingOwners.Platform;

        var cursor = new CursorSeal(http.RequestServices.GetRequiredService<KeyPepper>(), _name, inRoute ?? merchant, http.Request.Query);
        ListPosition? after = null;
        if (values.Value.Text(Cursor) is { } text && (after = cursor.Open(text)) is null) return PagingRefusals.CursorInvalid;
        var window = new ListWindow(
            merchant, values.Value.Value<DateTimeOffset>(_from), values.Value.Value<DateTimeOffset>(_to), after, (int)(values.Value.Value<long>(Limit) ?? UsualEntries));
        return new ListRequest(window, values.Value, cursor);
    }
}
