using Payments.Administrators;
using Payments.Events;
using Payments.Merchants;
using Payments.Storage.Mapping;

namespace Payments.Rows;

/// <summary>Every kind of state and the table it lives in.</summary>
public static class RowMappings
{
    public static IReadOnlyList<StateMapping> All() =>
    [
        StateMapping.For("merchant", "merchants", MerchantJson.Default.MerchantState)
            .Column("name", state => state.Name)
            .Column("status", state => MerchantRefusals.Word(state.Status))
            .Column("created_at", state => state.CreatedAt)
            .AppendsEvents(),
        StateMapping.For("administrator", "administrators", AdministratorJson.Default.AdministratorState),
    ];
}
