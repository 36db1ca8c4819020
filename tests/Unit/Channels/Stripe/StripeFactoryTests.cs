using Payments.Channels.Stripe;

namespace Payments.Tests.Unit.Channels.Stripe;

public sealed class StripeFactoryTests
{
    [Theory]
    [InlineData("secret_key", "sk_test_123", true)]
    [InlineData("secret_key", "rk_live_123", true)]
    [InlineData("secret_key", "pk_test_123", false)]
    [InlineData("secret_key", "sk_", false)]
    [InlineData("secret_key", "sk_1\nX-Evil: 1", false)]
    [InlineData("connected_account", "acct_1", true)]
    [InlineData("connected_account", "1", false)]
    public void Fault_OfACredential_NamedWithoutTheValue(string name, string value, bool fits)
    {
        var fault = new StripeFactory().Credentials.Single(field => field.Name == name).Fault(value);

        Assert.Equal(fits, fault is null);
        if (value.Length > 5) Assert.DoesNotContain(value, fault ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfKeys_HasNoSecret() => Assert.DoesNotContain("123", new StripeKeys("sk_test_123", null).ToString(), StringComparison.Ordinal);
}
