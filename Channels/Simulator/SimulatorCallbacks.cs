using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.Money;

namespace Payments.Channels.Simulator;

/// <summary>Reads the simulator's callbacks; what is not signed with our secret, and recently, is nothing.</summary>
public sealed class SimulatorCallbacks(string secret, TimeProvider clock) : ICallbackReader
{
    public const string SignatureHeader = "X-Simulator-Signature";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    public string Channel => "simulator";

    public CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        var signature = headers.GetValueOrDefault(SignatureHeader.ToLowerInvariant());
        if (signature is null || !IsGenuine(body, signature)) return new CallbackReading.NotGenuine(signature is null ? "no signature" : "a wrong or old signature");
        return Understand(body) is { } callback ? new CallbackReading.Genuine(callback) : new CallbackReading.Malformed("no callback");
    }

    /// <summary>The callback, or null when it is not to be believed.</summary>
    /// <param name="signature">The value of the header, as <c>t=seconds,v1=hex</c>.</param>
    public ChannelCallback? Read(ReadOnlySpan<byte> body, string? signature) => signature is not null && IsGenuine(body, signature) ? Understand(body) : null;

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
        if (!long.TryParse(time.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        // Compared as numbers, because the time of a forger need not be a date.
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > (long)Tolerance.TotalSeconds) return false;

        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(_secret, signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(mac[3..]));
    }
}
