using System.Security.Cryptography;
using System.Text;
using Payments.Secrets;

namespace Payments.Tests.Unit.Secrets;

public sealed class SecretBoxTests
{
    private const string Owner = "whe_1";
    private static readonly byte[] Old = Key(1);
    private static readonly byte[] New = Key(2);
    private static readonly byte[] Secret = [1, 2, 3, 4];

    [Fact]
    public void Seal_UnderTheFirstKey_ReadByEveryRingThatHasIt()
    {
        var text = new SecretBox(Old).Seal(Secret, Owner);

        Assert.StartsWith($"{new SecretBox(Old).KeyId}:", text, StringComparison.Ordinal);
        Assert.NotEqual(text, new SecretBox(Old).Seal(Secret, Owner));
        foreach (var box in new[] { new SecretBox(Old), new SecretBox(Old, New), new SecretBox(New, Key(3), Old) }) Assert.Equal(Secret, box.Open(text, Owner));
    }

    [Fact]
    public void Open_KeyThatIsGone_SaysSoWithoutTheSecret()
    {
        var text = new SecretBox(Old).Seal(Secret, Owner);
        var failure = Assert.Throws<CryptographicException>(() => new SecretBox(New).Open(text, Owner));
        Assert.Contains("PAYMENTS_SECRETS_KEY", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TextFromBeforeThereWereIds_ReadUnderWhicheverKey()
    {
        // As the first release wrote it: nonce, tag, text.
        var sealedBytes = new byte[12 + 16 + Secret.Length];
        using (var cipher = new AesGcm(Old, 16)) cipher.Encrypt(sealedBytes.AsSpan(0, 12), Secret, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16), Encoding.UTF8.GetBytes(Owner));
        var text = Convert.ToBase64String(sealedBytes);

        Assert.Equal(Secret, new SecretBox(Old).Open(text, Owner));
        Assert.Equal(Secret, new SecretBox(New, Old).Open(text, Owner));
        Assert.Throws<CryptographicException>(() => new SecretBox(New).Open(text, Owner));
        Assert.False(new SecretBox(Old).IsCurrent(text));
    }

    [Fact]
    public void Renew_UnderAnotherKey_IsUnderTheFirstAndThenStaysAsItIs()
    {
        var before = new SecretBox(Old).Seal(Secret, Owner);
        var ring = new SecretBox(New, Old);

        var after = ring.Renew(before, Owner);

        Assert.Equal(Secret, new SecretBox(New).Open(after, Owner));
        Assert.Same(after, ring.Renew(after, Owner));
        Assert.Equal((false, true), (ring.IsCurrent(before), ring.IsCurrent(after)));
    }

    [Fact]
    public void Open_OtherOwnerOrByte_DoesNotOpen()
    {
        var box = new SecretBox(Old, New);
        var text = box.Seal(Secret, Owner);
        Assert.Throws<CryptographicException>(() => box.Open(text, "whe_2"));
        for (var i = 0; i < text.Length; i++)
        {
            // The last letter before the padding has bits that mean nothing.
            if (text[i] is '=' || (i + 1 < text.Length && text[i + 1] == '=')) continue;
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.Throws<CryptographicException>(() => box.Open(changed, Owner));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("AAAA")]
    [InlineData("not base 64")]
    public void Open_NoSealedText_IsRefused(string text) => Assert.Throws<CryptographicException>(() => new SecretBox(Old).Open(text, Owner));

    private static byte[] Key(byte fill) => [.. Enumerable.Repeat(fill, SecretBox.KeyBytes)];
}
