namespace Payments.Api.Http.Paging;

/// <summary>Whose entries a list shows.</summary>
internal enum ListOwner
{
    /// <summary>One merchant's: the caller's own, or the one that an administrator names.</summary>
    Merchant,

    /// <summary>One merchant's, or the platform's own where an administrator names none.</summary>
    MerchantOrPlatform,

    /// <summary>Everyone's, or one merchant's where an administrator names one.</summary>
    Anyone,

    /// <summary>The route says.</summary>
    InRoute,
}
