using System.Text.Json.Serialization;

namespace Payments.ChannelSimulator.Witness;

/// <summary>One line of the witness log: something that happened to money, or that a caller did.</summary>
/// <remarks>The state of the bank is what these lines add up to, so a line holds all that its effect needs.</remarks>
internal sealed record WitnessLine
{
    public long Seq { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>One of <see cref="WitnessKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of what a real provider's wire format did: its name. The line then belongs to that provider's own book.</summary>
    public string? Provider { get; init; }

    /// <summary>charge, refund, void, authorisation, capture or release: what the attempt asked for, whatever became of it.</summary>
    public string? Op { get; init; }

    public string? Key { get; init; }

    public string? Reference { get; init; }

    /// <summary>The charge or authorisation that the attempt acts on.</summary>
    public string? Charge { get; init; }

    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Account { get; init; }

    /// <summary>The well-known token: which behaviour the attempt has.</summary>
    public string? Behaviour { get; init; }

    public string? Status { get; init; }

    public string? Code { get; init; }

    /// <summary>A digest of the parameters, to tell a repeated request from a different one.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Of a capture: that what is left of the authorisation is let go.</summary>
    public bool? Final { get; init; }

    public string? ReturnUrl { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>The stable id of the callback that this line makes due, or whose sending it ends.</summary>
    public string? Callback { get; init; }

    public int? Tries { get; init; }

    /// <summary>The random name of this log; part of every reference.</summary>
    public string? Log { get; init; }

    /// <summary>Of a provider's line: what its book needs besides, in its own words.</summary>
    public string? Detail { get; init; }
}

internal static class WitnessKind
{
    /// <summary>The first line of a log.</summary>
    public const string Open = "open";

    /// <summary>Money was captured.</summary>
    public const string Charge = "charge";

    /// <summary>Money was given back.</summary>
    public const string Refund = "refund";

    /// <summary>A charge was undone as a whole.</summary>
    public const string Void = "void";

    /// <summary>Money was set aside to be captured.</summary>
    public const string Authorisation = "authorisation";

    /// <summary>Money that was set aside was captured.</summary>
    public const string Capture = "capture";

    /// <summary>What was still set aside was let go.</summary>
    public const string Release = "release";

    /// <summary>An attempt ended without moving money.</summary>
    public const string Decline = "decline";

    /// <summary>An attempt was accepted and waits; one of the others follows with the same reference.</summary>
    public const string Pending = "pending";

    /// <summary>A known key came again with the same parameters; nothing was done.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A known key came again with other parameters; nothing was done.</summary>
    public const string KeyConflict = "key_conflict";

    public const string Query = "query";

    /// <summary>The sending of a callback has come to its end.</summary>
    public const string Callback = "callback";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WitnessLine))]
internal sealed partial class WitnessJson : JsonSerializerContext;
