using System.Collections.Immutable;
using Payments.Keys;

namespace Payments.Tests.Unit.Keys;

public sealed class KeyRingTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Find_DigestOfNoKey_None() => Assert.Null(KeyRing.Find([Key("a"), Key("b")], new KeyDigest("c"), Now));

    [Fact]
    public void Find_RevokedKey_None() => Assert.Null(KeyRing.Find([Key("a") with { RevokedAt = Now }], new KeyDigest("a"), Now));

    [Fact]
    public void Add_AsManyActiveAsAllowed_Refused()
    {
        ImmutableArray<StoredKey> keys = [Key("a"), Key("b"), Key("c") with { RevokedAt = Now }];

        Assert.Equal("API_KEY_LIMIT_REACHED", KeyRing.Add(keys, Key("d"), 2, Now).Refusal?.Code);
        Assert.Equal(4, KeyRing.Add(keys, Key("d"), 3, Now).Value!.Keys.Length);
    }

    [Fact]
    public void Add_ManyRevokedLongAgo_OnlyTheLatestAreKept()
    {
        ImmutableArray<StoredKey> keys = [.. Enumerable.Range(0, 50).Select(i => Key($"{i}") with { RevokedAt = Now.AddDays(-2).AddMinutes(i) })];

        var kept = KeyRing.Add(keys, Key("new"), 5, Now).Value!.Keys;

        Assert.Equal(KeyRing.RevokedKept + 1, kept.Length);
        Assert.Contains(kept, key => key.Digest == "49");
        Assert.DoesNotContain(kept, key => key.Digest == "0");
    }

    [Fact]
    public void Add_InstalledKeyRevokedLongAgo_StaysKnown()
    {
        ImmutableArray<StoredKey> keys = [Key("old") with { RevokedAt = Now.AddYears(-1), Installed = true }, .. Enumerable.Range(0, 50).Select(i => Key($"{i}") with { RevokedAt = Now.AddDays(-2) })];
        Assert.Contains(KeyRing.Add(keys, Key("new"), 5, Now).Value!.Keys, key => key.Digest == "old");
    }

    [Fact]
    public void Add_TooManyRevokedWithinADay_Refused()
    {
        ImmutableArray<StoredKey> keys = [.. Enumerable.Range(0, KeyRing.MaxStored).Select(i => Key($"{i}") with { RevokedAt = Now.AddMinutes(-i) })];
        Assert.Equal("API_KEY_LIMIT_REACHED", KeyRing.Add(keys, Key("new"), 5, Now).Refusal?.Code);
    }

    [Fact]
    public void Revoke_UnknownKey_Refused() => Assert.Equal("API_KEY_NOT_FOUND", KeyRing.Revoke([Key("a")], "key_b", Now).Refusal?.Code);

    [Fact]
    public void Rotate_WithGrace_BothSecretsUntilItEnds()
    {
        var keys = KeyRing.Rotate([Key("a")], "key_a", "b", Rotation("a", 60)).Value!.Keys;

        Assert.NotNull(KeyRing.Find(keys, new KeyDigest("a"), Now.AddSeconds(59)));
        Assert.Null(KeyRing.Find(keys, new KeyDigest("a"), Now.AddSeconds(60)));
        Assert.NotNull(KeyRing.Find(keys, new KeyDigest("b"), Now.AddSeconds(60)));
    }

    [Fact]
    public void Rotate_WhileTwoSecretsAreGood_RefusedUnlessItEndsBoth()
    {
        var once = KeyRing.Rotate([Key("a")], "key_a", "b", Rotation("a", 60)).Value!.Keys;

        Assert.Equal("API_KEY_ROTATION_ACTIVE", KeyRing.Rotate(once, "key_a", "c", Rotation("b", 60)).Refusal?.Code);
        var ended = KeyRing.Rotate(once, "key_a", "c", Rotation("b", 0)).Value!.Keys;
        Assert.Null(KeyRing.Find(ended, new KeyDigest("a"), Now));
        Assert.Null(KeyRing.Find(ended, new KeyDigest("b"), Now));
        Assert.NotNull(KeyRing.Find(ended, new KeyDigest("c"), Now));
    }

    [Fact]
    public void Rotate_RevokedKey_Refused() =>
        Assert.Equal("API_KEY_REVOKED", KeyRing.Rotate([Key("a") with { RevokedAt = Now }], "key_a", "b", Rotation("a", 60)).Refusal?.Code);

    private static StoredKey Key(string digest) => new($"key_{digest}", ApiKeyKind.MerchantTest, digest, Now);

    private static StoredRotation Rotation(string previous, int graceSeconds) => new($"rot_{previous}", new CreatingRequest(), Now, previous, Now.AddSeconds(graceSeconds));
}
