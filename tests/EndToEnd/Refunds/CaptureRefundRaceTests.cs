using System.Net;
using Payments.Tests.EndToEnd.Checkout;
using Payments.Tests.EndToEnd.Holds;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Refunds;

/// <summary>Refunds of one pre-authorisation at the same time as each other, as its captures and as its void.</summary>
public sealed class CaptureRefundRaceTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private const int Rounds = 50;

    [Fact]
    public async Task Refunds_ThirtyTwoOfSixtyPercentAtOnce_ExactlyOneSucceeds()
    {
        var (merchant, client) = await fixture.Merchant();
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await client.Held();
            await client.Captured(hold);
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => client.Refund(hold, 600)));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
                await refused.IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
            Assert.Equal(600, (await client.Read(hold)).GetProperty("refunded").GetInt64());
        }

        Assert.Equal(600 * Rounds, await PaidOut(merchant));
        Assert.Equal((400 * Rounds, 0), await client.Month());
    }

    [Fact]
    public async Task RefundAndFurtherCapture_AtOnce_NeverMoreThanWasCaptured()
    {
        var (merchant, client) = await fixture.Merchant();
        var (refunded, waited) = (0L, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await client.Held();
            await client.Captured(hold, 400);
            Func<Task<HttpResponseMessage>>[] starts = [() => client.Capture(hold), () => client.Refund(hold, 300), () => client.Refund(hold, 500)];
            var order = Enumerable.Range(0, 3).Select(at => (at + round) % 3).ToList();
            var answers = await Task.WhenAll(order.Select(at => starts[at]()));
            var (capture, small, large) = (answers[order.IndexOf(0)], answers[order.IndexOf(1)], answers[order.IndexOf(2)]);

            // What the first capture has taken is there whatever becomes of the second.
            Assert.Equal("succeeded", (await Created(capture)).String("status"));
            Assert.Equal("succeeded", (await Created(small)).String("status"));
            refunded += 300;
            if (large.StatusCode == HttpStatusCode.Created)
            {
                refunded += 500;
            }
            else
            {
                waited++;
                await large.IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
            }

            var read = await client.Read(hold);
            Assert.Equal(("captured", 1_000), (read.String("status"), read.GetProperty("captured").GetInt64()));
        }

        Assert.True(waited > 0, "no refund came before its capture");
        Assert.Equal(refunded, await PaidOut(merchant));
        Assert.Equal((1_000 * Rounds - refunded, 0), await client.Month());
    }

    [Fact]
    public async Task RefundAndVoid_AtOnce_BothAndLimitsAddUp()
    {
        var (merchant, client) = await fixture.Merchant();
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await client.Held();
            await client.Captured(hold, 400);
            var answers = await Task.WhenAll(round % 2 == 0 ? [client.Refund(hold, 300), client.Void(hold)] : new[] { client.Void(hold), client.Refund(hold, 300) });
            Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
            var read = await client.Read(hold);
            Assert.Equal(("voided", 400, 300), (read.String("status"), read.GetProperty("captured").GetInt64(), read.GetProperty("refunded").GetInt64()));
        }

        Assert.Equal(300 * Rounds, await PaidOut(merchant));
        Assert.Equal((100 * Rounds, 0), await client.Month());
    }

    /// <summary>What the witness has paid back, which is what the books say.</summary>
    private async Task<long> PaidOut(string merchant)
    {
        var ofCaptures = (await fixture.Simulator.Log()).Where(line => line.String("kind") == "refund" && line.String("account") == merchant).ToList();
        Assert.All(ofCaptures, line => Assert.StartsWith("cp_", line.String("charge"), StringComparison.Ordinal));
        var paid = ofCaptures.Sum(line => line.GetProperty("amount").GetInt64());
        Assert.Equal(paid, await fixture.Database.ScalarAsync<long>($"SELECT coalesce(sum(amount), 0)::bigint FROM transfers WHERE merchant_id = '{merchant}' AND credit = 'channel/simulator/clearing'"));
        Assert.Equal(paid, await fixture.Database.ScalarAsync<long>($"SELECT coalesce(sum(refunded), 0)::bigint FROM pre_authorisations WHERE merchant_id = '{merchant}'"));
        return paid;
    }
}
