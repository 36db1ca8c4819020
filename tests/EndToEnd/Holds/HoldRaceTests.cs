using System.Net;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Holds;

/// <summary>What may not both happen to one pre-authorisation, asked for at the same time, again and again.</summary>
public sealed class HoldRaceTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private const int Rounds = 40;
    private static readonly string[] VoidLost = ["PREAUTHORISATION_CAPTURE_UNDER_WAY", "PREAUTHORISATION_CAPTURED"];
    private static readonly string[] CaptureLost = ["PREAUTHORISATION_VOID_UNDER_WAY", "PREAUTHORISATION_VOIDED"];

    [Fact]
    public async Task Captures_TwoOfSixtyPercentAtOnce_ExactlyOneSucceeds()
    {
        var (merchant, client) = await fixture.Merchant();
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await client.Held();
            var answers = await Task.WhenAll(client.Capture(hold, 600), client.Capture(hold, 600));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            await answers.Single(answer => answer.StatusCode != HttpStatusCode.Created).IsProblem(HttpStatusCode.UnprocessableEntity, "CAPTURE_EXCEEDS_AUTHORISED");
            Assert.Equal(["authorisation 1000", "capture 600"], await fixture.Simulator.SeenOf(hold));
        }

        Assert.Equal(600 * Rounds, await fixture.Booked(merchant));
    }

    [Fact]
    public async Task CaptureAndVoid_AtOnce_ExactlyOneWinsAndWitnessAndBooksAgree()
    {
        var (merchant, client) = await fixture.Merchant();
        var captured = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await client.Held();
            Task<HttpResponseMessage>[] both = round % 2 == 0 ? [client.Capture(hold), client.Void(hold)] : [client.Void(hold), client.Capture(hold)];
            var answers = await Task.WhenAll(both);
            var (capture, ended) = round % 2 == 0 ? (answers[0], answers[1]) : (answers[1], answers[0]);
            if (capture.StatusCode == HttpStatusCode.Created)
            {
                captured++;
                Assert.Contains((await ended.Json()).String("code"), VoidLost);
                Assert.Equal(["authorisation 1000", "capture 1000"], await fixture.Simulator.SeenOf(hold));
            }
            else
            {
                Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
                Assert.Contains((await capture.Json()).String("code"), CaptureLost);
                Assert.Equal(["authorisation 1000", "release 1000"], await fixture.Simulator.SeenOf(hold));
            }
        }

        Assert.Equal(1_000 * captured, await fixture.Booked(merchant));
        Assert.Equal((1_000 * captured, 0), await client.Month());
    }
}
