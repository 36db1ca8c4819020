using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>Whoever makes the request, once their key was found right.</summary>
internal static class Caller
{
    private static readonly object Item = new();

    public static KeyHolder? Of(HttpContext http) => http.Items[Item] as KeyHolder;

    public static void AttachTo(HttpContext http, KeyHolder caller) => http.Items[Item] = caller;

    /// <summary>
    /// Whether there can be a merchant of this id for the caller: administrators see all, a merchant itself. An id that
    /// cannot exist, or that is not the caller's own, never wakes a grain.
    /// </summary>
    public static bool MaySee(HttpContext http, string merchantId) =>
        EntityId.IsWellFormed(IdPrefix.Merchant, merchantId)
        && Of(http) is { } caller
        && (caller.IsAdministrator || caller.Id == merchantId);
}
