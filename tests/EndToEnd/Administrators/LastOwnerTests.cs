using System.Net;

namespace Payments.Tests.EndToEnd.Administrators;

/// <summary>On a platform of its own: the number of its owners is what is tested.</summary>
public sealed class LastOwnerTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    [Fact]
    public async Task Change_OwnersOneByOne_TheLastStays()
    {
        var first = (await (await fixture.Administrator.GetAsync("/v1/administrators?role=owner")).Json()).GetProperty("items").EnumerateArray().Single().String("id");
        await Refused(fixture.Administrator, first, """{"status":"disabled"}""");
        await Refused(fixture.Administrator, first, """{"role":"viewer"}""");
        Assert.Equal(HttpStatusCode.OK, (await Change(fixture.Administrator, first, """{"name":"First"}""")).StatusCode);

        // Each of two owners disables the other, ten times at once: one of them stays.
        var created = await (await fixture.Administrator.PostJson("/v1/administrators", """{"name":"Second","role":"owner"}""", Guid.NewGuid().ToString())).Json();
        var second = created.GetProperty("administrator").String("id");
        using var other = fixture.Platform.Client(created.String("api_key"));
        await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ => new[]
        {
            Change(fixture.Administrator, second, """{"status":"disabled"}"""),
            Change(other, first, """{"status":"disabled"}"""),
        }));

        var works = new[] { await fixture.Administrator.GetAsync("/v1/administrators"), await other.GetAsync("/v1/administrators") };
        Assert.Single(works, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Change(HttpClient client, string id, string body) => client.SendJson(HttpMethod.Patch, $"/v1/administrators/{id}", body);

    private static async Task Refused(HttpClient client, string id, string body) =>
        await (await Change(client, id, body)).IsProblem(HttpStatusCode.Conflict, "LAST_OWNER");
}
