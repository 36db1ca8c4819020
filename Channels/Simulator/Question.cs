using Payments.Money;

namespace Payments.Channels.Simulator;

/// <summary>What an answer must be about to be believed.</summary>
internal readonly record struct Question(string AttemptId, AttemptKind Kind, Amount Amount, string? ChargeReference, bool IsQuery)
{
    public string Object => Kind switch
    {
        AttemptKind.Charge => "charge",
        AttemptKind.Refund => "refund",
        AttemptKind.Void => "void",
        AttemptKind.Authorisation => "authorisation",
        AttemptKind.Capture => "capture",
        AttemptKind.Release => "release",
    };
}
