using System.Net;

namespace Payments.Tests.EndToEnd.Lists;

/// <summary>Payments to fill lists with, and every page of a list of anything.</summary>
internal static class ListRequests
{
    public static async Task<string> Pay(HttpClient client, long amount, string token = "tok_visa")
    {
        var answer = await client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"{{token}}"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).String("id");
    }

    /// <summary>The ids of all entries, page after page.</summary>
    public static async Task<List<string>> All(HttpClient client, string path)
    {
        var ids = new List<string>();
        for (var next = path; ;)
        {
            var answer = await client.GetAsync(next);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            var page = await answer.Json();
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.String("id")));
            if (!page.TryGetProperty("next_cursor", out var cursor)) return ids;
            next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor.GetString()}";
        }
    }
}
