using System.Security.Cryptography;
using Payments.Keys;

namespace Payments.Tests.Unit.Keys;

public sealed class KeyPepperTests
{
    private static readonly KeyPepper Pepper = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void Digest_OtherPepper_OtherDigest() =>
        Assert.NotEqual(Pepper.Digest("key"), new KeyPepper(RandomNumberGenerator.GetBytes(32)).Digest("key"));

    [Fact]
    public void Matches_OwnDigest_True() => Assert.True(KeyPepper.Matches(Pepper.Digest("key"), Pepper.Digest("key").Hex));

    [Fact]
    public void Matches_OtherKey_False() => Assert.False(KeyPepper.Matches(Pepper.Digest("key"), Pepper.Digest("kez").Hex));

    [Fact]
    public void DeriveSecret_SameInputs_SameSecret() => Assert.Equal(Derive("mer_1", 1, "k"), Derive("mer_1", 1, "k"));

    [Theory]
    [InlineData("mer_2", 1, "k")]
    [InlineData("mer_1", 2, "k")]
    [InlineData("mer_1", 1, "l")]
    public void DeriveSecret_AnyInputDiffers_OtherSecret(string owner, byte salt, string key) =>
        Assert.NotEqual(Derive("mer_1", 1, "k"), Derive(owner, salt, key));

    [Fact]
    public void Constructor_ShortPepper_Refused() => Assert.Throws<ArgumentException>(() => new KeyPepper(new byte[31]));

    [Fact]
    public void SecretText_Printed_Stars()
    {
        var secret = new SecretText("hunter2");
        Assert.DoesNotContain("hunter2", $"{secret} {new Payments.Requests.IdempotentRequest(secret, "f")}", StringComparison.Ordinal);
    }

    private static byte[] Derive(string owner, byte salt, string key) => Pepper.DeriveSecret(owner, [salt], new SecretText(key));
}
