//! How sealed values reach the database and come back: each impl delegates to the value inside.

use engine as _; // whoever stores sealed values links our engine, never a system one
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, QueryResult, TryGetError, TryGetable};

use crate::{Personal, Sensitive};

macro_rules! stored {
    ($sealed:ident) => {
        impl<T: Into<Value>> From<$sealed<T>> for Value {
            fn from(sealed: $sealed<T>) -> Self {
                sealed.0.into()
            }
        }

        impl<T: TryGetable> TryGetable for $sealed<T> {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                T::try_get_by(row, index).map($sealed)
            }
        }

        impl<T: ValueType> ValueType for $sealed<T> {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                T::try_from(value).map($sealed)
            }
            fn type_name() -> String {
                T::type_name()
            }
            fn array_type() -> ArrayType {
                T::array_type()
            }
            fn column_type() -> ColumnType {
                T::column_type()
            }
        }

        impl<T: Nullable> Nullable for $sealed<T> {
            fn null() -> Value {
                T::null()
            }
        }
    };
}

stored!(Personal);
stored!(Sensitive);
