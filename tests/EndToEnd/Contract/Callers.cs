using System.Net;
using Payments.Keys;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>Everyone who may come with a request, and what each may do.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Scopes">Of a merchant's key; null for whoever is no merchant.</param>
/// <param name="Permissions">Of an administrator's role; null for whoever is no administrator.</param>
internal sealed record Callers(string Name, HttpClient Client, string[]? Scopes = null, string[]? Permissions = null) : IDisposable
{
    private static readonly string[] AllScopes = ["read", "pay", "refund", "payout", "admin"];

    // As ARCHITECTURE.md has them, not as the code does.
    private static readonly (string Role, string[] Permissions)[] Roles =
    [
        ("operator", ["read", "manage_merchants", "manage_keys", "operate"]),
        ("finance", ["read", "manage_terms", "settle"]),
        ("viewer", ["read"]),
    ];

    public bool IsNobody => Scopes is null && Permissions is null;

    public bool May(ApiRoute route) => (route.Scope is { } scope && Scopes?.Contains(scope) == true) || (route.Permission is { } permission && Permissions?.Contains(permission) == true);

    /// <summary>Of the merchant: a key of each scope, and keys that open nothing any more; administrators of each role but the owner's.</summary>
    public static async Task<List<Callers>> Of(PaymentFixture fixture, HttpClient merchant, HttpClient owner)
    {
        var key = merchant.DefaultRequestHeaders.GetValues("X-API-Key").Single();
        Assert.True(ApiKeyText.TryParse(key, out var parsed));
        List<Callers> callers =
        [
            new("nobody", fixture.Platform.Client()),
            new("no key at all", With(fixture, "nonsense")),
            new("a key cut short", With(fixture, key[..^1])),
            new("a key with a slip", With(fixture, key[..^1] + (key[^1] == 'a' ? 'b' : 'a'))),
            new("another secret", With(fixture, ApiKeyText.Compose(parsed.Kind, parsed.OwnerId, new byte[ApiKeyText.SecretBytes]))),
            new("a merchant that there is not", With(fixture, ApiKeyText.Compose(parsed.Kind, $"mer_{Things.Missing}", new byte[ApiKeyText.SecretBytes]))),
            new("an administrator that there is not", With(fixture, ApiKeyText.Compose(ApiKeyKind.Administrator, $"adm_{Things.Missing}", new byte[ApiKeyText.SecretBytes]))),
            new("two keys", With(fixture, key, key)),
        ];
        foreach (var scope in AllScopes) callers.Add(new($"scope {scope}", With(fixture, (await NewKey(merchant, scope)).Text), [scope]));
        var revoked = await NewKey(merchant, "admin");
        Assert.True((await merchant.DeleteAsync($"/v1/api-keys/{revoked.Id}")).IsSuccessStatusCode);
        callers.Add(new("a revoked key", With(fixture, revoked.Text)));
        foreach (var (role, permissions) in Roles) callers.Add(new($"role {role}", With(fixture, (await NewAdministrator(owner, role)).Key), null, permissions));
        var (id, disabled) = await NewAdministrator(owner, "operator");
        Assert.Equal(HttpStatusCode.OK, (await owner.SendJson(HttpMethod.Patch, $"/v1/administrators/{id}", """{"status":"disabled"}""")).StatusCode);
        callers.Add(new("a disabled administrator", With(fixture, disabled)));
        return callers;
    }

    public void Dispose() => Client.Dispose();

    private static HttpClient With(PaymentFixture fixture, params string[] keys)
    {
        var client = fixture.Platform.Client();
        foreach (var key in keys) client.DefaultRequestHeaders.TryAddWithoutValidation("X-API-Key", key);
        return client;
    }

    private static async Task<(string Id, string Text)> NewKey(HttpClient merchant, string scope)
    {
        var created = await (await merchant.PostJson("/v1/api-keys", $$"""{"scopes":["{{scope}}"]}""", Guid.NewGuid().ToString())).Json();
        return (created.GetProperty("key").String("id"), created.String("api_key"));
    }

    private static async Task<(string Id, string Key)> NewAdministrator(HttpClient owner, string role)
    {
        var created = await (await owner.PostJson("/v1/administrators", $$"""{"name":"Ada","role":"{{role}}"}""", Guid.NewGuid().ToString())).Json();
        return (created.GetProperty("administrator").String("id"), created.String("api_key"));
    }
}
