namespace Payments.Checkout;

/// <summary>How long a payment may wait for its customer.</summary>
public static class PaymentExpiry
{
    public const int StandardSeconds = 30 * 60;
    public const int LeastSeconds = 60;
    public const int MostSeconds = 7 * 24 * 60 * 60;
}
