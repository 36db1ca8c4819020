using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>Invoices, and the pull payments of their refunds.</summary>
internal sealed class BtcPayBook : IProviderBook
{
    public const string Archived = "archived";

    public string Name => "btcpay";

    public Dictionary<string, BtcPayInvoice> Invoices { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BtcPayPull> Pulls { get; } = new(StringComparer.Ordinal);

    /// <summary>Every line of an invoice tells its state, money lines too; the first makes it.</summary>
    public void Apply(WitnessLine line)
    {
        if (line.Kind is not (WitnessKind.Pending or WitnessKind.Charge or WitnessKind.Void or WitnessKind.Refund)) return;
        var detail = JsonSerializer.Deserialize(line.Detail!, BtcPayDetailJson.Default.BtcPayDetail)!;
        if (line.Op == "refund")
        {
            if (Pulls.TryGetValue(line.Reference!, out var pull)) (pull.Completed, pull.Archived) = (pull.Completed || line.Kind == WitnessKind.Refund, pull.Archived || line.Status == Archived);
            else Pulls.Add(line.Reference!, new BtcPayPull(line.Reference!, line.Charge!, line.Key!, detail.Description, line.Amount!.Value, line.Currency!, line.Time));
            return;
        }

        if (!Invoices.TryGetValue(line.Reference!, out var invoice))
        {
            invoice = new BtcPayInvoice(line.Reference!, line.Key!, line.Amount!.Value, line.Currency!, detail.Description, detail.RedirectUrl, line.Time);
            Invoices.Add(line.Reference!, invoice);
        }

        (invoice.State, invoice.Paid) = (detail.State, detail.Paid);
    }
}

/// <summary>What a line needs besides.</summary>
internal sealed record BtcPayDetail(InvoiceState State, long Paid, string? Description = null, string? RedirectUrl = null)
{
    public string Text() => JsonSerializer.Serialize(this, BtcPayDetailJson.Default.BtcPayDetail);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BtcPayDetail))]
internal sealed partial class BtcPayDetailJson : JsonSerializerContext;
