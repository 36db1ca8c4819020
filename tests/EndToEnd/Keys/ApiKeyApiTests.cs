using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Keys;

public sealed class ApiKeyApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string All = """{"scopes":["read","pay","refund","payout","admin"],"name":"till 1"}""";

    [Fact]
    public async Task Create_ThenUse_ListedWithoutItsSecret()
    {
        var (id, own) = await fixture.Merchant();
        var created = await (await own.PostJson("/v1/api-keys", """{"scopes":["read"],"mode":"test","name":"books"}""", Unique())).Json();
        var text = created.String("api_key");
        using var reader = fixture.Platform.Client(text);

        Assert.StartsWith("mk_test_", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/v1/merchants/{id}")).StatusCode);
        var list = await (await reader.GetAsync("/v1/api-keys")).Content.ReadAsStringAsync();
        var keys = JsonDocument.Parse(list).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["test", "test"], keys.Select(key => key.String("mode")));
        Assert.Equal(("books", "active"), (keys[0].String("name"), keys[0].String("status")));
        Assert.DoesNotContain(text[^20..], list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Repeated_SameKeyShownAgain()
    {
        var (_, own) = await fixture.Merchant();
        var key = Unique();
        var first = await own.PostJson("/v1/api-keys", All, key);
        var again = await own.PostJson("/v1/api-keys", All, key);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await (await own.PostJson("/v1/api-keys", """{"scopes":["read"]}""", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Create_MoreThanTheTierAllows_RefusedUntilOneIsRevokedOrTheTierGrows()
    {
        var (id, own) = await fixture.Merchant();
        var second = (await (await own.PostJson("/v1/api-keys", All, Unique())).Json()).GetProperty("key").String("id");

        await (await own.PostJson("/v1/api-keys", All, Unique())).IsProblem(HttpStatusCode.UnprocessableEntity, "API_KEY_LIMIT_REACHED");
        await own.DeleteAsync($"/v1/api-keys/{second}");
        Assert.Equal(HttpStatusCode.Created, (await own.PostJson("/v1/api-keys", All, Unique())).StatusCode);
        await fixture.Administrator.PostJson($"/v1/merchants/{id}/tier", """{"tier":"business","reason":"grown"}""");
        Assert.Equal(HttpStatusCode.Created, (await own.PostJson("/v1/api-keys", All, Unique())).StatusCode);
    }

    [Fact]
    public async Task Create_TwentyAtOnce_NeverMoreThanTheTierAllows()
    {
        var (_, own) = await fixture.Merchant();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => own.PostJson("/v1/api-keys", All, Unique())));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task Revoke_KeyInUse_RefusedWithTheVeryNextRequest()
    {
        var (id, own) = await fixture.Merchant();
        var created = await (await own.PostJson("/v1/api-keys", All, Unique())).Json();
        var keyId = created.GetProperty("key").String("id");
        using var client = fixture.Platform.Client(created.String("api_key"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/v1/merchants/{id}")).StatusCode);

        var revoked = await (await own.DeleteAsync($"/v1/api-keys/{keyId}")).Json();

        Assert.Equal("revoked", revoked.String("status"));
        await (await client.GetAsync($"/v1/merchants/{id}")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        Assert.Equal(revoked.String("revoked_at"), (await (await own.DeleteAsync($"/v1/api-keys/{keyId}")).Json()).String("revoked_at"));
        await (await own.PostJson($"/v1/api-keys/{keyId}/rotate", "{}", Unique())).IsProblem(HttpStatusCode.Conflict, "API_KEY_REVOKED");
    }

    [Fact]
    public async Task Rotate_WithAndWithoutGrace_SecretsEndAsTold()
    {
        var (id, own) = await fixture.Merchant();
        var first = await (await own.PostJson("/v1/api-keys", All, Unique())).Json();
        var rotate = $"/v1/api-keys/{first.GetProperty("key").String("id")}/rotate";
        using var old = fixture.Platform.Client(first.String("api_key"));
        var idempotencyKey = Unique();

        var second = await own.PostJson(rotate, "{}", idempotencyKey);
        using var current = fixture.Platform.Client((await second.Json()).String("api_key"));
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync($"/v1/merchants/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await current.GetAsync($"/v1/merchants/{id}")).StatusCode);
        Assert.Equal(await second.Content.ReadAsStringAsync(), await (await own.PostJson(rotate, "{}", idempotencyKey)).Content.ReadAsStringAsync());
        await (await own.PostJson(rotate, "{}", Unique())).IsProblem(HttpStatusCode.Conflict, "API_KEY_ROTATION_ACTIVE");

        var third = await (await own.PostJson(rotate, """{"grace_seconds":0}""", Unique())).Json();
        using var last = fixture.Platform.Client(third.String("api_key"));
        await (await old.GetAsync($"/v1/merchants/{id}")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        await (await current.GetAsync($"/v1/merchants/{id}")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        Assert.Equal(HttpStatusCode.OK, (await last.GetAsync($"/v1/merchants/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("""{"scopes":[]}""", "INVALID_FIELD", "scopes")]
    [InlineData("{}", "INVALID_FIELD", "scopes")]
    [InlineData("""{"scopes":["pay","pay"]}""", "INVALID_FIELD", "scopes")]
    [InlineData("""{"scopes":["everything"]}""", "BODY_INVALID", "scopes[0]")]
    [InlineData("""{"scopes":["pay"],"mode":"prod"}""", "BODY_INVALID", "mode")]
    [InlineData("""{"scopes":["pay"],"name":""}""", "INVALID_FIELD", "name")]
    [InlineData("""{"scopes":["pay"],"role":"owner"}""", "BODY_INVALID", "role")]
    public async Task Create_BadBody_RefusedWithCodeAndField(string body, string code, string field)
    {
        var (_, own) = await fixture.Merchant();
        var problem = await (await own.PostJson("/v1/api-keys", body, Unique())).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.String("field"));
    }

    [Fact]
    public async Task AnotherTenantsKey_RevokedOrRotated_LikeAMissingOne()
    {
        var (_, one) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var foreign = (await (await other.GetAsync("/v1/api-keys")).Json()).GetProperty("items")[0].String("id");

        await (await one.DeleteAsync($"/v1/api-keys/{foreign}")).IsProblem(HttpStatusCode.NotFound, "API_KEY_NOT_FOUND");
        await (await one.DeleteAsync("/v1/api-keys/nonsense")).IsProblem(HttpStatusCode.NotFound, "API_KEY_NOT_FOUND");
        await (await one.PostJson($"/v1/api-keys/{foreign}/rotate", "{}", Unique())).IsProblem(HttpStatusCode.NotFound, "API_KEY_NOT_FOUND");
    }

    [Fact]
    public async Task Administrator_ManagesAMerchantsKeys_MerchantsDoNotReachThatRoute()
    {
        var (id, own) = await fixture.Merchant();
        var keyId = (await (await own.GetAsync("/v1/api-keys")).Json()).GetProperty("items")[0].String("id");
        await (await own.GetAsync($"/v1/merchants/{id}/api-keys")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");

        var created = await (await fixture.Administrator.PostJson($"/v1/merchants/{id}/api-keys", All, Unique())).Json();
        await fixture.Administrator.DeleteAsync($"/v1/merchants/{id}/api-keys/{keyId}");

        await (await own.GetAsync("/v1/api-keys")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        using var replacement = fixture.Platform.Client(created.String("api_key"));
        Assert.Equal(HttpStatusCode.OK, (await replacement.GetAsync("/v1/api-keys")).StatusCode);
        await (await fixture.Administrator.GetAsync("/v1/merchants/mer_00000000000000000000000000/api-keys")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
    }

    private static string Unique() => Guid.NewGuid().ToString();
}
