using Payments.Channels;
using Payments.Money;

namespace Payments.Tests.Unit.Channels;

public sealed class AccountModesTests
{
    [Theory]
    [InlineData("stripe", null, "sk_test_1", null, PaymentMode.Test)]
    [InlineData("stripe", null, "rk_test_1", null, PaymentMode.Test)]
    [InlineData("stripe", null, "sk_live_1", null, PaymentMode.Live)]
    [InlineData("stripe", null, "rk_live_1", null, PaymentMode.Live)]
    [InlineData("stripe", null, "sk_1", null, PaymentMode.Live)]
    [InlineData("stripe", null, "sk_1", PaymentMode.Test, PaymentMode.Test)]
    [InlineData("stripe", "http://127.0.0.1:9/", "sk_live_1", null, PaymentMode.Live)]
    [InlineData("paypal", null, "", null, PaymentMode.Live)]
    [InlineData("paypal", "https://api-m.sandbox.paypal.com/", "", null, PaymentMode.Test)]
    [InlineData("paypal", "https://paypal.proxy.example/", "", null, PaymentMode.Live)]
    [InlineData("paypal", "https://paypal.proxy.example/", "", PaymentMode.Test, PaymentMode.Test)]
    [InlineData("alipay", null, "", null, PaymentMode.Live)]
    [InlineData("alipay", "https://openapi-sandbox.dl.alipaydev.com/gateway.do", "", null, PaymentMode.Test)]
    [InlineData("crypto", "https://pay.example/", "", null, PaymentMode.Live)]
    [InlineData("crypto", "https://pay.example/", "", PaymentMode.Test, PaymentMode.Test)]
    [InlineData("simulator", null, "", null, PaymentMode.Test)]
    public void Of_AnAccount_WhatItSaysThenWhatIsSaidThenLive(string channel, string? address, string secret, PaymentMode? said, PaymentMode mode) =>
        Assert.Equal(mode, AccountModes.Of(Account(channel, address, secret, said)));

    [Theory]
    [InlineData("stripe", "sk_live_1", PaymentMode.Test, true)]
    [InlineData("stripe", "sk_test_1", PaymentMode.Live, true)]
    [InlineData("stripe", "sk_test_1", PaymentMode.Test, false)]
    [InlineData("stripe", "sk_live_1", null, false)]
    [InlineData("stripe", "sk_1", PaymentMode.Test, false)]
    [InlineData("paypal", "", PaymentMode.Test, true)]
    [InlineData("simulator", "", PaymentMode.Live, true)]
    public void IsContradicted_ByTheAccountItself_OnlyWhereItSaysOtherwise(string channel, string secret, PaymentMode? said, bool contradicted)
    {
        var account = Account(channel, null, secret, said);

        Assert.Equal(contradicted, AccountModes.IsContradicted(ChannelFactories.Of(channel).ModeOf(account.BaseAddress, account.Credentials), said));
    }

    private static ChannelAccount Account(string channel, string? address, string secret, PaymentMode? said) => new(
        channel, "one", address is null ? ChannelFactories.Of(channel).BaseAddress : new Uri(address), new Dictionary<string, string> { ["secret_key"] = secret }, said);
}
