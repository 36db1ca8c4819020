using System.Security.Cryptography;
using Payments.Ids;

namespace Payments.Tests.Unit.Ids;

public sealed class Base32Tests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("00", "00")]
    [InlineData("FF", "zw")]
    [InlineData("0000000000", "00000000")]
    [InlineData("FFFFFFFFFF", "zzzzzzzz")]
    [InlineData("0123456789ABCDEF", "04hmasw9nf6yy")]
    public void Encode_KnownBytes_KnownText(string hex, string text) => Assert.Equal(text, Base32.Encode(Convert.FromHexString(hex)));

    [Fact]
    public void Encode_DifferentBytes_DifferentText()
    {
        var texts = Enumerable.Range(0, 1000).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(16))).ToHashSet();
        Assert.Equal(1000, texts.Count);
        Assert.All(texts, text => Assert.Equal(26, text.Length));
    }
}
