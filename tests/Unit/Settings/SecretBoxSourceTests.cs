using Microsoft.Extensions.Configuration;
using Payments.Secrets;
using Payments.Silo.Settings;

namespace Payments.Tests.Unit.Settings;

/// <summary>PAYMENTS_SECRETS_KEY: one key or several, the first of which encrypts.</summary>
public sealed class SecretBoxSourceTests
{
    private static readonly string A = new('a', 64);
    private static readonly string B = new('b', 64);
    private static readonly byte[] Secret = [1, 2, 3];

    [Fact]
    public void Read_SeveralKeys_FirstEncryptsAndAllDecrypt()
    {
        var (a, b, both) = (Read(A), Read(B), Read($"{B}, {A}"));

        Assert.Equal((b.KeyId, false), (both.KeyId, a.KeyId == b.KeyId));
        Assert.Equal(Secret, both.Open(a.Seal(Secret, "x"), "x"));
        Assert.Equal(Secret, both.Open(b.Seal(Secret, "x"), "x"));
    }

    [Fact]
    public void Read_KeyNamedLater_WhatThePeppersKeySealedStillOpens() =>
        Assert.Equal(Secret, Read(A).Open(Read(null).Seal(Secret, "x"), "x"));

    [Theory]
    [InlineData("aa")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,aa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Read_NotUsable_RefusedWithoutItsValue(string value)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(value));
        Assert.Contains("PAYMENTS_SECRETS_KEY", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NineKeys_IsRefused() => Assert.Throws<SettingsException>(() => Read(string.Join(',', Enumerable.Repeat(A, 9))));

    private static SecretBox Read(string? keys) => PlatformSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("PAYMENTS_DB", "Host=127.0.0.1;Database=x"), new("PAYMENTS_KEY_PEPPER", new string('c', 64)), new("PAYMENTS_SECRETS_KEY", keys)])
        .Build()).SecretBox;
}
