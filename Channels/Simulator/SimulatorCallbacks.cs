using System.Globalization;
using System.Text;
using System.Text.Json;
using Payments.Money;

namespace Payments.Channels.Simulator;

/// <summary>Reads the simulator's callbacks; what is not signed with our secret, and recently, is nothing.</summary>
public sealed class SimulatorCallbacks(string secret, TimeProvider clock) : ICallbackReader
{
    public const string SignatureHeader = "X-Simulator-Signature";

    public string Channel => "simulator";

    public CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        var signature = headers.GetValueOrDefault(SignatureHeader.ToLowerInvariant());
        if (signature is null || !IsGenuine(body, signature)) return new CallbackReading.NotGenuine(signature is null ? "no signature" : "a wrong or old signature");
        return Understand(body) is { } callback ? new CallbackReading.Genuine(callback) : new CallbackReading.Malformed("no callback");
    }

    private static ChannelCallback? Understand(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SimulatorJson.Default.SimulatorCallback) is { } read ? Understand(read) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChannelCallback? Understand(SimulatorCallback read)
    {
        AttemptKind? kind = read.Object switch { "charge" => AttemptKind.Charge, "refund" => AttemptKind.Refund, "void" => AttemptKind.Void, "authorisation" => AttemptKind.Authorisation, "capture" => AttemptKind.Capture, _ => null };
        if (kind is not { } known || read is not { Id: { } id, Attempt: { } attempt, Reference: { } reference, Amount: { } minor, Currency: { } currency })
            return null;

        ChannelAnswer answer = read.Status switch
        {
            "succeeded" => new ChannelAnswer.Succeeded(reference),
            "declined" when SimulatorDeclines.Find(read.DeclineCode) is { } declined => declined,
            // It says that something happened; what, is to be asked.
            _ => new ChannelAnswer.Unknown("a status that is not known"),
        };
        return new ChannelCallback(id, attempt, known, reference, new Amount(minor, currency), answer);
    }

    private bool IsGenuine(ReadOnlySpan<byte> body, string signature)
    {
        if (signature.Split(',') is not [{ } time, { } mac] || !time.StartsWith("t=", StringComparison.Ordinal) || !mac.StartsWith("v1=", StringComparison.Ordinal))
            return false;
        if (Signatures.Seconds(time.AsSpan(2)) is not { } seconds || !Signatures.IsRecent(seconds, clock)) return false;
        return Signatures.IsHmac(mac[3..], [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")), .. body], [secret]);
    }
}
