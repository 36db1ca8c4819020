namespace Payments.Money;

public static class Modes
{
    /// <summary>As the API, the settings and the rows have it.</summary>
    public static string Word(PaymentMode mode) => mode switch
    {
        PaymentMode.Test => "test",
        PaymentMode.Live => "live",
    };

    public static PaymentMode? Read(string? word) => word switch
    {
        "test" => PaymentMode.Test,
        "live" => PaymentMode.Live,
        _ => null,
    };
}
