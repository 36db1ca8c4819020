using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Banking;

/// <summary>What all lines add up to, for GET /summary.</summary>
internal sealed class Totals
{
    private readonly SortedDictionary<string, long> _lines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CurrencyTotals> _currencies = new(StringComparer.Ordinal);

    public void Count(WitnessLine line, bool captured)
    {
        _lines[line.Kind] = _lines.GetValueOrDefault(line.Kind) + 1;
        if (line.Kind is not (WitnessKind.Charge or WitnessKind.Refund or WitnessKind.Void or WitnessKind.Authorisation or WitnessKind.Capture)) return;
        var old = _currencies.GetValueOrDefault(line.Currency!) ?? new CurrencyTotals(0, 0, 0, 0);
        var amount = line.Amount!.Value;
        _currencies[line.Currency!] = line.Kind switch
        {
            WitnessKind.Authorisation => old with { Authorised = old.Authorised + amount },
            WitnessKind.Charge or WitnessKind.Capture => old with { Captured = old.Captured + amount },
            WitnessKind.Refund => old with { Refunded = old.Refunded + amount },
            _ => captured ? old with { Voided = old.Voided + amount } : old,
        };
    }

    public Dictionary<string, long> Lines() => new(_lines);

    public Dictionary<string, CurrencyTotals> Currencies() => new(_currencies);
}

/// <param name="Voided">Of captured charges only: a void of one that still waited moved nothing.</param>
internal sealed record CurrencyTotals(long Captured, long Refunded, long Voided, long Authorised);
