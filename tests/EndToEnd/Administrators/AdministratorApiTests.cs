using System.Net;

namespace Payments.Tests.EndToEnd.Administrators;

public sealed class AdministratorApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private readonly HttpClient _owner = fixture.Administrator;

    [Theory]
    [InlineData("viewer", "POST", "/v1/merchants", "manage_merchants")]
    [InlineData("finance", "POST", "/v1/merchants/mer_00000000000000000000000000/suspend", "manage_merchants")]
    [InlineData("viewer", "PATCH", "/v1/merchants/mer_00000000000000000000000000", "manage_merchants")]
    [InlineData("operator", "POST", "/v1/merchants/mer_00000000000000000000000000/tier", "manage_terms")]
    [InlineData("finance", "POST", "/v1/merchants/mer_00000000000000000000000000/api-keys", "manage_keys")]
    [InlineData("operator", "POST", "/v1/administrators", "manage_administrators")]
    [InlineData("finance", "PATCH", "/v1/administrators/adm_00000000000000000000000000", "manage_administrators")]
    [InlineData("viewer", "POST", "/v1/administrators/adm_00000000000000000000000000/api-keys", "manage_administrators")]
    public async Task Route_RoleWithoutItsPermission_RefusedNamingIt(string role, string method, string path, string permission)
    {
        var (_, client) = await Create(role);
        var problem = await (await client.SendJson(new HttpMethod(method), path, "{}", Unique())).IsProblem(HttpStatusCode.Forbidden, "ROLE_MISSING");
        Assert.Contains($"'{permission}'", problem.String("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Repeated_SameAdministratorAndKey()
    {
        var key = Unique();
        var first = await _owner.PostJson("/v1/administrators", """{"name":"Ada","role":"operator"}""", key);
        var again = await _owner.PostJson("/v1/administrators", """{"name":"Ada","role":"operator"}""", key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await (await _owner.PostJson("/v1/administrators", """{"name":"Ada","role":"owner"}""", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Theory]
    [InlineData("""{"name":"Ada"}""", "INVALID_FIELD", "role")]
    [InlineData("""{"role":"viewer"}""", "INVALID_FIELD", "name")]
    [InlineData("""{"name":"Ada","role":"god"}""", "BODY_INVALID", "role")]
    [InlineData("""{"name":"Ada","role":9}""", "INVALID_FIELD", "role")]
    public async Task Create_BadBody_RefusedWithField(string body, string code, string field) =>
        Assert.Equal(field, (await (await _owner.PostJson("/v1/administrators", body, Unique())).IsProblem(HttpStatusCode.BadRequest, code)).String("field"));

    [Fact]
    public async Task Changes_AreEventsThatAdministratorsSeeAndNoMerchant()
    {
        var (id, client) = await Create("viewer");
        var (_, merchant) = await fixture.Merchant();
        await Change(id, """{"role":"finance"}""");
        await Change(id, """{"role":"finance"}""");
        await _owner.PostJson($"/v1/administrators/{id}/api-keys", "{}", Unique());

        var events = (await (await client.GetAsync($"/v1/events?object_id={id}")).Json()).GetProperty("items").EnumerateArray().Reverse().ToList();
        Assert.Equal(["administrator.created", "administrator.changed", "administrator.api_key_created"], events.Select(one => one.String("type")));
        Assert.Equal([1L, 2L, 3L], events.Select(one => one.GetProperty("sequence").GetInt64()));
        Assert.Equal("finance", events[1].GetProperty("data").String("role"));
        Assert.StartsWith("adm_", events[1].GetProperty("data").String("changed_by"), StringComparison.Ordinal);
        Assert.Empty((await (await merchant.GetAsync($"/v1/events?object_id={id}")).Json()).GetProperty("items").EnumerateArray());
        await (await merchant.GetAsync($"/v1/events/{events[0].String("id")}")).IsProblem(HttpStatusCode.NotFound, "EVENT_NOT_FOUND");
    }

    [Fact]
    public async Task Change_RoleAndStatus_HoldFromTheNextRequestOn()
    {
        var (id, client) = await Create("viewer");
        await (await client.PostJson("/v1/merchants", "{}", Unique())).IsProblem(HttpStatusCode.Forbidden, "ROLE_MISSING");

        Assert.Equal("operator", (await (await Change(id, """{"role":"operator"}""")).Json()).String("role"));
        await (await client.PostJson("/v1/merchants", "{}", Unique())).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        Assert.Equal("disabled", (await (await Change(id, """{"status":"disabled"}""")).Json()).String("status"));
        await (await client.GetAsync("/v1/merchants")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        await Change(id, """{"status":"active"}""");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/merchants")).StatusCode);
    }

    [Fact]
    public async Task List_ByRole_FindsTheNewest()
    {
        var (id, _) = await Create("finance");
        var list = await (await _owner.GetAsync("/v1/administrators?role=finance&limit=1")).Json();

        Assert.Equal(id, list.GetProperty("items")[0].String("id"));
        Assert.Equal(id, (await (await _owner.GetAsync($"/v1/administrators/{id}")).Json()).String("id"));
        await (await _owner.GetAsync("/v1/administrators/adm_00000000000000000000000000")).IsProblem(HttpStatusCode.NotFound, "ADMINISTRATOR_NOT_FOUND");
    }

    [Fact]
    public async Task Keys_OfAnAdministrator_AreTheirOwnOrAnOwnersMatter()
    {
        var (id, client) = await Create("viewer");
        var created = await (await client.PostJson($"/v1/administrators/{id}/api-keys", """{"name":"laptop"}""", Unique())).Json();
        using var second = fixture.Platform.Client(created.String("api_key"));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/v1/merchants")).StatusCode);

        await _owner.DeleteAsync($"/v1/administrators/{id}/api-keys/{created.GetProperty("key").String("id")}");

        await (await second.GetAsync("/v1/merchants")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        await (await client.PostJson($"/v1/administrators/{id}/api-keys", """{"scopes":["pay"]}""", Unique())).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
    }

    [Fact]
    public async Task MerchantKey_OnAnyOfIt_Refused()
    {
        var (_, own) = await fixture.Merchant();
        await (await own.GetAsync("/v1/administrators")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
    }

    private Task<HttpResponseMessage> Change(string id, string body) => _owner.SendJson(HttpMethod.Patch, $"/v1/administrators/{id}", body);

    private async Task<(string Id, HttpClient Client)> Create(string role)
    {
        var answer = await _owner.PostJson("/v1/administrators", $$"""{"name":"Ada","role":"{{role}}"}""", Unique());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        return (body.GetProperty("administrator").String("id"), fixture.Platform.Client(body.String("api_key")));
    }

    private static string Unique() => Guid.NewGuid().ToString();
}
