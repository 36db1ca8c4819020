using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>Whoever makes the request, once their key was found right.</summary>
internal static class Caller
{
    private static readonly object Item = new();

    public static KeyHolder? Of(HttpContext http) => http.Items[Item] as KeyHolder;

    public static void AttachTo(HttpContext http, KeyHolder caller) => http.Items[Item] = caller;
}
