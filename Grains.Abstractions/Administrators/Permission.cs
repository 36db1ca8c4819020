namespace Payments.Administrators;

/// <summary>What a route for administrators needs of their role.</summary>
public enum Permission
{
    /// <summary>Reads everything.</summary>
    Read,

    /// <summary>Registers, changes, suspends and limits merchants, and opens sub-accounts.</summary>
    ManageMerchants,

    /// <summary>Creates, rotates and revokes merchants' keys, and gives accounts at channels their credentials.</summary>
    ManageKeys,

    /// <summary>Sets tiers, overrides, fees and other terms.</summary>
    ManageTerms,

    /// <summary>Runs jobs, retries and compensates sagas, redelivers events.</summary>
    Operate,

    /// <summary>Decides on money: settlements, withdrawals, reconciliation.</summary>
    Settle,

    /// <summary>Creates administrators, gives them roles, disables them, and manages their keys.</summary>
    ManageAdministrators,
}
