using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>The one list of answers and their views.</summary>
internal static class AnswerViews
{
    /// <summary>Draws an answer.</summary>
    public static void Show(Sheet sheet, Answer answer)
    {
        switch (answer)
        {
            case StatusAnswer status: StatusView.Show(sheet, status); break;
            case FlowsAnswer flows: FlowsView.Show(sheet, flows); break;
            case SankeyAnswer sankey: SankeyView.Show(sheet, sankey); break;
            case StepMatrixAnswer matrix: StepMatrixView.Show(sheet, matrix); break;
            case LoopsAnswer loops: LoopsView.Show(sheet, loops); break;
            case VariantsAnswer variants: VariantsView.Show(sheet, variants); break;
            case FunnelAnswer funnel: FunnelView.Show(sheet, funnel); break;
            case RetentionAnswer retention: RetentionView.Show(sheet, retention); break;
            case AhaAnswer aha: AhaView.Show(sheet, aha); break;
            case DropOffsAnswer dropOffs: DropOffsView.Show(sheet, dropOffs); break;
            case CrossingsAnswer crossings: CrossingsView.Show(sheet, crossings); break;
            case AttributionAnswer attribution: AttributionView.Show(sheet, attribution); break;
            case SegmentOverlapAnswer overlap: SegmentOverlapView.Show(sheet, overlap); break;
            case SegmentDiscoveryAnswer discovery: SegmentDiscoveryView.Show(sheet, discovery); break;
            case ParetoAnswer pareto: ParetoView.Show(sheet, pareto); break;
            case SessionsAnswer sessions: SessionsView.Show(sheet, sessions); break;
            case TimelineAnswer timeline: TimelineView.Show(sheet, timeline); break;
            case CustomersAnswer customers: CustomersView.Show(sheet, customers); break;
            case ComparisonAnswer comparison: ComparisonView.Show(sheet, comparison); break;
            default: throw new ArgumentException($"There is no view of {answer.GetType().Name}.", nameof(answer));
        }
    }
}
