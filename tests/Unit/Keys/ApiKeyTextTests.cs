using System.Security.Cryptography;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Tests.Unit.Keys;

public sealed class ApiKeyTextTests
{
    [Theory]
    [InlineData(ApiKeyKind.MerchantTest, IdPrefix.Merchant, "mk_test_")]
    [InlineData(ApiKeyKind.MerchantLive, IdPrefix.Merchant, "mk_live_")]
    [InlineData(ApiKeyKind.Administrator, IdPrefix.Administrator, "ak_")]
    public void TryParse_ComposedKey_NamesKindAndOwner(ApiKeyKind kind, string ownerPrefix, string start)
    {
        var owner = EntityId.New(ownerPrefix);
        var text = ApiKeyText.Compose(kind, owner, RandomNumberGenerator.GetBytes(32));

        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.True(text.Length <= ApiKeyText.MaxLength);
        Assert.True(ApiKeyText.TryParse(text, out var key));
        Assert.Equal(kind, key.Kind);
        Assert.Equal(owner, key.OwnerId);
    }

    [Fact]
    public void TryParse_AnyCharacterChanged_Refused()
    {
        var text = ApiKeyText.Compose(ApiKeyKind.MerchantTest, EntityId.New(IdPrefix.Merchant), RandomNumberGenerator.GetBytes(32));
        for (var i = 0; i < text.Length; i++)
        {
            var other = text[i] == '7' ? '8' : '7';
            Assert.False(ApiKeyText.TryParse(text[..i] + other + text[(i + 1)..], out _), $"changed at {i}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mk_test_")]
    [InlineData("sk_live_0000")]
    public void TryParse_NotAKey_Refused(string? text) => Assert.False(ApiKeyText.TryParse(text, out _));

    [Fact]
    public void TryParse_VeryLongText_Refused() => Assert.False(ApiKeyText.TryParse("ak_" + new string('0', 1_000_000), out _));
}
