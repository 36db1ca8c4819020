using Payments.Channels.Crypto;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Unit.Channels.Crypto;

public sealed class BtcPayReadingTests
{
    private const string Codes = """
        unauthenticated missing-permission insufficient-api-permissions store-not-found generic-error rate-failure invalid-payment-method invoice-not-found non-refundable
        pullpayment-not-found payout-not-found duplicate-destination expired not-started archived overdraft amount-too-low payment-method-not-supported invalid-state already-unarchived
        """;

    private static readonly Amount Amount = new(1234, "EUR");

    [Fact]
    public void Errors_EveryDocumentedCode_HasAMeaning() =>
        Assert.All(Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), code => Assert.NotNull(BtcPayErrors.Find(code)));

    [Theory]
    [InlineData("New", "None", "0", typeof(CustomerAction))]
    [InlineData("New", "PaidPartial", "5", typeof(CustomerAction))]
    [InlineData("Processing", "None", "12.34", typeof(Processing))]
    [InlineData("Processing", "PaidOver", "20", typeof(Processing))]
    [InlineData("Settled", "None", "12.34", typeof(Succeeded))]
    [InlineData("Settled", "None", null, typeof(Succeeded))]
    [InlineData("Settled", "PaidOver", "20", typeof(Succeeded))]
    [InlineData("Settled", "PaidLate", "12.34", typeof(Succeeded))]
    [InlineData("Settled", "None", "12.33", typeof(Unknown))]
    [InlineData("Settled", "PaidPartial", "5", typeof(Unknown))]
    [InlineData("Settled", "Marked", "12.34", typeof(Succeeded))]
    [InlineData("Settled", "Marked", "12.33", typeof(Unknown))]
    [InlineData("Settled", "Marked", null, typeof(Unknown))]
    [InlineData("Expired", "None", "0", typeof(Declined))]
    [InlineData("Expired", "None", null, typeof(Declined))]
    [InlineData("Expired", "None", "5", typeof(Unknown))]
    [InlineData("Expired", "PaidPartial", "5", typeof(Unknown))]
    [InlineData("Expired", "PaidLate", "12.34", typeof(Unknown))]
    [InlineData("Invalid", "None", "12.34", typeof(Unknown))]
    [InlineData("Invalid", "Marked", "0", typeof(Declined))]
    [InlineData("Invalid", "Marked", "5", typeof(Unknown))]
    [InlineData("Invalid", "Marked", null, typeof(Unknown))]
    [InlineData("Paid", "None", "12.34", typeof(Unknown))]
    [InlineData("Settled", "New", "12.34", typeof(Unknown))]
    [InlineData(null, null, "12.34", typeof(Unknown))]
    public void Charge_EveryStatus_ItsOutcome(string? status, string? additional, string? paid, Type outcome) =>
        Assert.IsType(outcome, BtcPayReading.Charge("att_1", Amount, [Invoice(status, additional, paid)]));

    [Fact]
    public void Charge_PaidTooMuch_NotedAndNotBooked()
    {
        Assert.Equal(new Succeeded("inv_1", Note: "The customer paid 7.66 EUR too much."), BtcPayReading.Charge("att_1", Amount, [Invoice("Settled", "PaidOver", "20.001")]));
        // What is less than a cent is the rate's.
        Assert.Equal(new Succeeded("inv_1"), BtcPayReading.Charge("att_1", Amount, [Invoice("Settled", "None", "12.34000001")]));
    }

    [Fact]
    public void Charge_AnotherAttemptAmountOrCurrency_Unknown()
    {
        Assert.IsType<Unknown>(BtcPayReading.Charge("att_2", Amount, [Invoice("Settled", "None", "12.34")]));
        Assert.IsType<Unknown>(BtcPayReading.Charge("att_1", new Amount(1235, "EUR"), [Invoice("Settled", "None", "12.34")]));
        Assert.IsType<Unknown>(BtcPayReading.Charge("att_1", new Amount(1234, "USD"), [Invoice("Settled", "None", "12.34")]));
    }

    [Fact]
    public void Charge_SeveralInvoices_TheOneWithMoneyOrTheOneThatWaits()
    {
        Assert.IsType<NotFound>(BtcPayReading.Charge("att_1", Amount, []));
        Assert.Equal("inv_2", Assert.IsType<CustomerAction>(BtcPayReading.Charge("att_1", Amount, [Invoice("Expired", "None", "0"), Invoice("New", "None", "0", "inv_2")])).Reference);
        Assert.Equal(new Succeeded("inv_2"), BtcPayReading.Charge("att_1", Amount, [Invoice("New", "None", "0"), Invoice("Settled", "None", "12.34", "inv_2")]));
        Assert.IsType<Unknown>(BtcPayReading.Charge("att_1", Amount, [Invoice("Expired", "PaidPartial", "5"), Invoice("Settled", "None", "12.34", "inv_2")]));
    }

    [Fact]
    public void Charge_NoWhereOrNoUntil_Unknown()
    {
        foreach (var (link, until) in new (string?, long?)[] { ("javascript:1", 1), (null, 1), ("https://b.example/i/1", null), ("https://b.example/i/1", -1) })
            Assert.IsType<Unknown>(BtcPayReading.Charge("att_1", Amount, [new BtcPayInvoice { Id = "inv_1", Metadata = new BtcPayMetadata("att_1"), Amount = "12.34", Currency = "EUR", Status = "New", AdditionalStatus = "None", CheckoutLink = link, ExpirationTime = until }]));
    }

    [Theory]
    [InlineData("Completed", "12.34", "EUR", false, typeof(Succeeded))]
    [InlineData("Completed", "12.34", "USD", false, typeof(Unknown))]
    [InlineData("Completed", "12.35", "EUR", false, typeof(Unknown))]
    [InlineData("Completed", "5", "EUR", false, typeof(Processing))]
    [InlineData("Completed", "5", "EUR", true, typeof(Unknown))]
    [InlineData("AwaitingApproval", "12.34", "EUR", false, typeof(Processing))]
    [InlineData("AwaitingApproval", "12.34", "EUR", true, typeof(Declined))]
    [InlineData("Cancelled", "12.34", "EUR", false, typeof(Processing))]
    [InlineData("Sent", "12.34", "EUR", false, typeof(Unknown))]
    public void RefundOutcome_EveryPayout_ItsOutcome(string state, string amount, string currency, bool archived, Type outcome) =>
        Assert.IsType(outcome, BtcPayRefunds.Outcome(
            new BtcPayPullPayment { Id = "pp_1", Archived = archived }, Amount, [new BtcPayPayout { PullPaymentId = "pp_1", State = state, OriginalAmount = amount, OriginalCurrency = currency }]));

    [Fact]
    public void RefundFind_SameNameTwiceOrAnotherAmount_Unknown()
    {
        var pull = new BtcPayPullPayment { Id = "pp_1", Name = "att_2", Amount = "5", Currency = "EUR" };

        Assert.Equal((null, null), BtcPayRefunds.Find("att_3", new Amount(500, "EUR"), [pull]));
        Assert.Equal((pull, null), BtcPayRefunds.Find("att_2", new Amount(500, "EUR"), [pull]));
        Assert.NotNull(BtcPayRefunds.Find("att_2", new Amount(501, "EUR"), [pull]).Trouble);
        Assert.NotNull(BtcPayRefunds.Find("att_2", new Amount(500, "EUR"), [pull, pull]).Trouble);
    }

    private static BtcPayInvoice Invoice(string? status, string? additional, string? paid, string id = "inv_1") => new()
    {
        Id = id, StoreId = "s", Amount = "12.34", PaidAmount = paid, Currency = "EUR", CheckoutLink = "https://btcpay.example/i/" + id, CreatedTime = 1_790_000_000, ExpirationTime = 1_790_000_900,
        Status = status, AdditionalStatus = additional, Metadata = new BtcPayMetadata("att_1"),
    };
}
