using Payments.Channels.PayPal;
using Payments.Money;

namespace Payments.Tests.Unit.Channels.PayPal;

public sealed class PayPalRulesTests
{
    private static readonly DateTimeOffset Held = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, PayPalStep.Capture)]
    [InlineData(0, 71, PayPalStep.Capture)]
    [InlineData(0, 72, PayPalStep.Reauthorise)]
    [InlineData(0, 29 * 24 - 1, PayPalStep.Reauthorise)]
    [InlineData(0, 29 * 24, PayPalStep.Lapsed)]
    [InlineData(100, 171, PayPalStep.Capture)]
    [InlineData(100, 172, PayPalStep.Reauthorise)]
    [InlineData(28 * 24, 29 * 24, PayPalStep.Lapsed)]
    public void Before_HoursAfterTheMoneyWasHeld_ByTheHonourPeriod(int renewed, int now, object step) =>
        Assert.Equal(step, PayPalHonour.Before(Held, Held.AddHours(renewed), Held.AddHours(now)));

    [Theory]
    [InlineData(1234, "EUR", "12.34")]
    [InlineData(5, "USD", "0.05")]
    [InlineData(500, "JPY", "500")]
    [InlineData(12_300, "HUF", "123")]
    [InlineData(100, "TWD", "1")]
    public void ToWire_WhatPayPalCanExpress_InMajorUnits(long minor, string currency, string value)
    {
        var wire = PayPalAmounts.ToWire(new Amount(minor, currency));

        Assert.Equal((value, currency), (wire?.Value, wire?.CurrencyCode));
        Assert.True(wire.Is(new Amount(minor, currency)));
        Assert.False(wire.Is(new Amount(minor + 1, currency)));
    }

    [Theory]
    [InlineData(12_345, "HUF")]
    [InlineData(150, "TWD")]
    [InlineData(0, "EUR")]
    [InlineData(100, "KWD")]
    public void ToWire_WhatItCannotExpress_Nothing(long minor, string currency) => Assert.Null(PayPalAmounts.ToWire(new Amount(minor, currency)));

    // developer.paypal.com: the issues of orders, captures, authorisations and refunds that decide an attempt.
    [Theory]
    [InlineData("INSTRUMENT_DECLINED PAYER_CANNOT_PAY TRANSACTION_REFUSED COMPLIANCE_VIOLATION PAYER_ACCOUNT_LOCKED_OR_CLOSED PAYER_ACCOUNT_RESTRICTED")]
    [InlineData("MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED TRANSACTION_LIMIT_EXCEEDED TRANSACTION_RECEIVING_LIMIT_EXCEEDED REDIRECT_PAYER_FOR_ALTERNATE_FUNDING")]
    [InlineData("PAYEE_ACCOUNT_LOCKED_OR_CLOSED PAYEE_ACCOUNT_RESTRICTED PAYEE_BLOCKED_TRANSACTION CURRENCY_NOT_SUPPORTED DECIMALS_NOT_SUPPORTED DOMESTIC_TRANSACTION_REQUIRED")]
    [InlineData("CAPTURE_FULLY_REFUNDED REFUND_AMOUNT_EXCEEDED REFUND_CAPTURE_CURRENCY_MISMATCH REFUND_TIME_LIMIT_EXCEEDED MAX_NUMBER_OF_REFUNDS_EXCEEDED PENDING_CAPTURE")]
    [InlineData("AUTHORIZATION_ALREADY_CAPTURED AUTHORIZATION_VOIDED AUTHORIZATION_EXPIRED MAX_CAPTURE_AMOUNT_EXCEEDED MAX_CAPTURE_COUNT_EXCEEDED AUTH_CURRENCY_MISMATCH")]
    [InlineData("PREVIOUSLY_CAPTURED PREVIOUSLY_VOIDED CANNOT_BE_VOIDED INVALID_PARAMETER_VALUE MISSING_REQUIRED_PARAMETER INVALID_PARAMETER_SYNTAX RESOURCE_NOT_FOUND")]
    public void Find_EveryDocumentedIssue_Known(string issues) =>
        Assert.All(issues.Split(' '), issue => Assert.Equal(issue, PayPalDeclines.Find(issue)?.ChannelCode));

    [Theory]
    [InlineData(null)]
    [InlineData("BRAND_NEW")]
    [InlineData("ORDER_ALREADY_CAPTURED")]
    [InlineData("ORDER_NOT_APPROVED")]
    [InlineData("DUPLICATE_REQUEST_ID")]
    [InlineData("INTERNAL_SERVER_ERROR")]
    [InlineData("RATE_LIMIT_REACHED")]
    public void Find_WhatDecidesNothing_NothingSoThatItIsUnknown(string? issue) => Assert.Null(PayPalDeclines.Find(issue));
}
