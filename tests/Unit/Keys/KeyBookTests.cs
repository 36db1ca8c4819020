using System.Collections.Immutable;
using Payments.Keys;
using Payments.Requests;

namespace Payments.Tests.Unit.Keys;

public sealed class KeyBookTests
{
    private const string Owner = "mer_00000000000000000000000000";
    private readonly KeyPepper _pepper = new(new byte[32]);
    private readonly ManualTimeProvider _clock = new();
    private readonly KeyBook _book;
    private ImmutableArray<StoredKey> _keys = [];
    private int _saves;

    public KeyBookTests() => _book = new KeyBook(Owner, _pepper, _clock, () => _keys, change =>
    {
        (_keys, _saves) = (change.Keys, _saves + 1);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Create_AgainAfterRotationAndRevocation_TheFirstAnswer()
    {
        var first = (await Create("k")).Value!;
        await Rotate(first.Key.Id, "r", 60);
        await _book.Revoke(first.Key.Id);

        var again = (await Create("k")).Value!;

        Assert.Equal((first.Text, true, KeyStatus.Active), (again.Text, again.Replayed, again.Key.Status));
        Assert.Null(again.Key.RotatedAt);
        Assert.Null(_book.Find(_pepper.Digest(again.Text.Reveal)));
    }

    [Fact]
    public async Task Create_SameKeyOtherRequest_Refused()
    {
        await Create("k");
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", (await Create("k", fingerprint: "other")).Refusal?.Code);
    }

    [Fact]
    public async Task Create_ReplayWhenFull_IsNoNewKey()
    {
        await Create("k", allowed: 1);

        Assert.True((await Create("k", allowed: 1)).Value!.Replayed);
        Assert.Equal("API_KEY_LIMIT_REACHED", (await Create("l", allowed: 1)).Refusal?.Code);
    }

    [Fact]
    public async Task Rotate_Repeated_SameSecretAndNoSecondRotation()
    {
        var key = (await Create("k")).Value!.Key.Id;
        var first = (await Rotate(key, "r", 60)).Value!;
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Rotate(key, "s", 60);
        var saves = _saves;

        var again = (await Rotate(key, "r", 60)).Value!;

        Assert.Equal((first.Text, first.Key.RotatedAt, true), (again.Text, again.Key.RotatedAt, again.Replayed));
        Assert.Equal(saves, _saves);
    }

    [Fact]
    public async Task Rotate_WithGrace_OldSecretEndsOnTime()
    {
        var first = (await Create("k")).Value!;
        var second = (await Rotate(first.Key.Id, "r", 3600)).Value!;

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(_book.Find(_pepper.Digest(first.Text.Reveal)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_book.Find(_pepper.Digest(first.Text.Reveal)));
        Assert.NotNull(_book.Find(_pepper.Digest(second.Text.Reveal)));
        Assert.NotEqual(_pepper.SigningSecret(first.Text.Reveal), _pepper.SigningSecret(second.Text.Reveal));
    }

    [Fact]
    public async Task Revoke_Twice_OneWriteAndTheSameAnswer()
    {
        var key = (await Create("k")).Value!.Key.Id;
        var first = (await _book.Revoke(key)).Value!;
        _clock.Advance(TimeSpan.FromMinutes(1));
        var saves = _saves;

        Assert.Equal(first.RevokedAt, (await _book.Revoke(key)).Value!.RevokedAt);
        Assert.Equal(saves, _saves);
    }

    [Theory]
    [InlineData("scopes")]
    [InlineData("scopes", Scope.Pay, Scope.Pay)]
    [InlineData("scopes", (Scope)99)]
    public async Task Create_BadScopes_RefusedWithField(string field, params Scope[] scopes) =>
        Assert.Equal(field, (await Create("k", scopes: scopes)).Refusal?.Field);

    [Theory]
    [InlineData(-1)]
    [InlineData(KeyInput.MaxGraceSeconds + 1)]
    public async Task Rotate_BadGrace_RefusedWithField(long seconds) =>
        Assert.Equal("grace_seconds", (await Rotate((await Create("k")).Value!.Key.Id, "r", seconds)).Refusal?.Field);

    private Task<Outcomes.Outcome<IssuedKey>> Create(string key, string fingerprint = "f", int allowed = 9, Scope[]? scopes = null) =>
        _book.Create(new CreateApiKey(Request(key, fingerprint), "till", Payments.Money.PaymentMode.Live, [.. scopes ?? [Scope.Pay]]), ApiKeyKind.MerchantLive, () => new(allowed));

    private Task<Outcomes.Outcome<IssuedKey>> Rotate(string id, string key, long grace) => _book.Rotate(new RotateApiKey(Request(key, "f"), id, grace));

    private static IdempotentRequest Request(string key, string fingerprint) => new(new SecretText(key), fingerprint);
}
