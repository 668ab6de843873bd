import { useParams } from 'react-router';
import { CategoryList } from './CategoryList';
import { ProductList } from './ProductList';

export const CatalogPage = () => (useParams().section === 'categories' ? <CategoryList /> : <ProductList />);
