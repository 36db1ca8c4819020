namespace Payments.Keys;

/// <summary>A secret on its way to the caller. It prints as stars, so that no log or trace can take it along.</summary>
[GenerateSerializer, Immutable, Alias("secret-text")]
public sealed record SecretText([property: Id(0)] string Reveal)
{
    public override string ToString() => "***";
}
