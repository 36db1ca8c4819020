namespace Payments.Checkout;

/// <summary>What can happen to a payment.</summary>
public enum PaymentCommand
{
    /// <summary>The channel says that the money has moved.</summary>
    Succeed,

    /// <summary>The channel says that it will not.</summary>
    Decline,

    /// <summary>The channel wants the customer to act.</summary>
    AskCustomer,

    /// <summary>The channel has it in hand.</summary>
    Wait,

    /// <summary>The channel's answer was lost.</summary>
    LoseAnswer,

    /// <summary>The channel says that it was voided, or it never heard of it; either way it was wanted.</summary>
    Cancel,

    /// <summary>As <see cref="Cancel"/>, because the customer took too long.</summary>
    Expire,

    /// <summary>The channel says that the money has moved after all, of a payment that it had let be ended.</summary>
    SucceedLate,
}
