using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Banking;

/// <summary>What a mutating call asks for; all of it was checked for form.</summary>
/// <param name="Behaviour">Of a charge: the token's own. Of a refund or void: what the charge and amount choose.</param>
/// <param name="IsFinal">Of a capture: whether what is left of the authorisation is let go.</param>
/// <param name="Extra">What else makes the request this one and not another.</param>
internal sealed record Terms(
    Operation Operation,
    string Key,
    long Amount,
    string Currency,
    string Account,
    Behaviour Behaviour,
    string? ChargeReference = null,
    string? CallbackUrl = null,
    string? ReturnUrl = null,
    string? Extra = null,
    bool IsFinal = false)
{
    /// <summary>What really happens: tok_amount leaves it to the amount.</summary>
    public Behaviour Effective => Choose(Behaviour, Amount);

    public static Behaviour Choose(Behaviour behaviour, long amount) =>
        behaviour.Token == BehaviourTable.AmountToken ? BehaviourTable.ForAmount(amount) : behaviour;

    /// <summary>A digest of all parameters. They have no line breaks, so that none can pass for two.</summary>
    public ulong Fingerprint()
    {
        var text = $"{Operation}\n{Amount}\n{Currency}\n{Account}\n{ChargeReference}\n{CallbackUrl}\n{ReturnUrl}\n{Extra}{(IsFinal ? "\nfinal" : "")}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
