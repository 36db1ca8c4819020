using System.Text.RegularExpressions;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>ApiFrontend/payments.http: every request names a route, every route is in it, and all are taken as they stand.</summary>
public sealed partial class HttpFileTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "ApiFrontend", "payments.http"));

    [Fact]
    public async Task EveryRoute_StandsInTheFile_AndNothingElse()
    {
        using var client = fixture.Platform.Client();
        var routes = await ApiRoute.All(client);
        var lines = RequestLine().Matches(Text).Select(line => (Method: line.Groups[1].Value, Path: line.Groups[2].Value)).ToList();

        foreach (var (method, path) in lines) Assert.True(routes.Any(route => Fits(route, method, path)), $"{method} {path} is no route");
        foreach (var route in routes) Assert.True(lines.Any(line => Fits(route, line.Method, line.Path)), $"{route.Name} is missing");
    }

    [Fact]
    public async Task EveryRequest_IsTakenAsItStands()
    {
        var requests = RequestBlock().Matches(Text);
        foreach (Match request in requests)
        {
            // Each has objects of its own, so that what one request ends does not stop another.
            var sample = await HttpFileSample.For(fixture, request.Value);
            var method = new HttpMethod(request.Groups[1].Value);
            using var client = request.Groups[3].Value == "merchant" ? sample.Merchant : fixture.Platform.Client(fixture.Platform.AdministratorKey);
            var path = sample.Fill(request.Groups[2].Value);
            using var answer = request.Groups[4].Value is { Length: > 0 } body
                ? await client.SendJson(method, path, sample.Fill(body), Guid.NewGuid().ToString())
                : await client.SendAsync(new HttpRequestMessage(method, path));

            Assert.True(answer.IsSuccessStatusCode, $"{method} {request.Groups[2].Value}: {await answer.Content.ReadAsStringAsync()}");
        }
        // All but those that a channel signs.
        Assert.Equal(RequestLine().Matches(Text).Count(line => !line.Value.Contains("/v1/callbacks/", StringComparison.Ordinal) || line.Value.EndsWith("/retry", StringComparison.Ordinal)), requests.Count);
    }

    private static bool Fits(ApiRoute route, string method, string path)
    {
        if (route.Method.Method != method) return false;
        var (wanted, given) = (route.Path.Split('/'), path.Split('?')[0].Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(part => part.First.StartsWith('{') ? part.Second.Length > 0 && (part.Second.StartsWith('{') || !route.Path.Contains("{id}", StringComparison.Ordinal)) : part.First == part.Second);
    }

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) \{\{host\}\}(/\S+)$", RegexOptions.Multiline)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^([A-Z]+) \{\{host\}\}(/\S+)\nX-API-Key: \{\{(merchant|administrator)\}\}\n(?:\S.*\n)*(?:\n(\{.*\})$)?", RegexOptions.Multiline)]
    private static partial Regex RequestBlock();
}
