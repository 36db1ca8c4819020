namespace Payments.ChannelSimulator.Behaviours;

/// <param name="Id">The place in the table: what an attempt remembers.</param>
/// <param name="Ending">The last two digits of an amount that choose it, for charges with the token tok_amount.</param>
/// <param name="OnRefund">How refunds and voids of such a charge behave; null means plainly.</param>
internal sealed record Behaviour(
    byte Id,
    string Token,
    Verdict Verdict,
    string? DeclineCode,
    Delivery Delivery,
    string[] Cards,
    int? Ending,
    Behaviour? OnRefund)
{
    /// <summary>How often the callback of the outcome is sent; outcomes that were plainly answered need none.</summary>
    public int Callbacks => (Verdict, Delivery) switch
    {
        (_, Delivery.DuplicateCallbacks) => 3,
        (_, Delivery.CallbackFirst) => 1,
        (Verdict.AskCustomer or Verdict.SettleLater or Verdict.DeclineLater, _) => 1,
        _ => 0,
    };
}
