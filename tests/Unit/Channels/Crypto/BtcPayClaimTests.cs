using Payments.Channels;
using Payments.Channels.Crypto;
using Payments.Checkout;
using Payments.Sagas;

namespace Payments.Tests.Unit.Channels.Crypto;

/// <summary>Where a customer claims a refund is shown to merchants: only what can be followed safely.</summary>
public sealed class BtcPayClaimTests
{
    [Theory]
    [InlineData("https://btcpay.example/pull-payments/pp_1", true)]
    [InlineData("http://127.0.0.1:8090/pull-payments/pp_1", true)]
    [InlineData("http://btcpay.example/pull-payments/pp_1", false)]
    [InlineData("https://me:secret@btcpay.example/pp_1", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/pull-payments/pp_1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Waiting_Link_OnlyHttpsOrThisMachine(string? link, bool shown)
    {
        var answer = BtcPayRefunds.Waiting(new BtcPayPullPayment { Id = "pp_1", ViewLink = link });

        Assert.Equal(("pp_1", shown ? link : null), (answer.Reference, ChannelAnswers.Read(answer)!.ClaimUrl));
    }

    [Fact]
    public void Waiting_LinkWithoutEnd_NotShown() =>
        Assert.Null(BtcPayRefunds.Waiting(new BtcPayPullPayment { Id = "pp_1", ViewLink = "https://btcpay.example/" + new string('x', 2048) }).Claim);

    [Fact]
    public void Read_InvoiceThatMayBePaidLate_ExpiresAndIsNoDecline()
    {
        var read = ChannelAnswers.Read(new ChannelAnswer.Declined(DeclineReason.AuthenticationFailed, false, "Expired", MayComeLate: true))!;

        Assert.Equal((AttemptOutcome.Expired, null), (read.Outcome, read.Decline));
    }
}
