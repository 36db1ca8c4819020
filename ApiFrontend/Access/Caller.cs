using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>Whoever presented a valid key.</summary>
internal sealed record Caller(string Id, ApiKeyKind Kind, KeyCheck Check)
{
    private static readonly object Item = new();

    public bool IsAdministrator => Kind == ApiKeyKind.Administrator;

    public static Caller? Of(HttpContext http) => http.Items[Item] as Caller;

    public void AttachTo(HttpContext http) => http.Items[Item] = this;
}
